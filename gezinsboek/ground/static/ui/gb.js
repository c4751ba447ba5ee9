// Small comforts on top of HTML that works without them. No eval, nothing inline, nothing kept longer than the tab.
(() => {
  "use strict";
  const d = document, root = d.documentElement, BIG = 25 * 1024 * 1024;
  root.classList.add("js");
  const on = (name, act, how) => d.addEventListener(name, act, how);
  const kept = (act) => { try { return act(sessionStorage); } catch (e) { return null; } };
  const word = (name) => d.body.dataset[name] || "";
  const say = (text) => {
    const at = d.getElementById("messages");
    if (!at || !text) return;
    const note = d.createElement("div");
    note.className = "notice";
    note.textContent = text;
    at.replaceChildren(note);
  };

  // Snel weg: the button, or Shift three times. Ends the session, empties the page, leaves nothing under Back.
  const leave = () => {
    const link = d.querySelector("[data-leave]");
    if (!link) return;
    const here = link.href, away = link.dataset.leave;
    kept((s) => s.clear());
    d.title = "Weer";
    root.classList.add("gone");
    if (d.body) d.body.replaceChildren();
    const told = navigator.sendBeacon && navigator.sendBeacon(here);
    location.replace(told ? away : here);
  };
  let shifts = 0, last = 0;
  on("keyup", (e) => {
    if (e.key !== "Shift") { shifts = 0; return; }
    shifts = e.timeStamp - last < 1500 ? shifts + 1 : 1;
    last = e.timeStamp;
    if (shifts > 2) leave();
  });

  // Menus: one open at a time; Escape and a click beside it close, and the focus goes back to its button.
  const close = (except) => d.querySelectorAll("details[data-menu][open]").forEach((m) => {
    if (m !== except && !(except && m.contains(except))) m.open = false;
  });
  on("keydown", (e) => {
    if (e.key !== "Escape") return;
    const open = e.target.closest && e.target.closest("details[data-menu][open], .who-reads[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); } else close();
  });

  const readable = (button) => {
    const named = button.dataset.read && d.getElementById(button.dataset.read);
    return named || button.closest(".entry, .sheet, article, section").querySelector(".text");
  };
  const readAloud = (button) => {
    const voice = window.speechSynthesis;
    if (voice.speaking) { voice.cancel(); return; }
    const spoken = new SpeechSynthesisUtterance(readable(button).innerText);
    spoken.lang = root.lang === "en" ? "en-GB" : "nl-NL";
    spoken.rate = 0.9;
    voice.speak(spoken);
  };
  const copy = (button) => {
    const from = d.getElementById(button.dataset.copy);
    const text = "value" in from ? from.value : from.innerText;
    const done = () => say(word("copied"));
    if (navigator.clipboard) { navigator.clipboard.writeText(text).then(done, () => say(word("failed"))); return; }
    getSelection().selectAllChildren(from);
    if (d.execCommand("copy")) done();
  };
  on("click", (e) => {
    const at = (what) => e.target.closest(what);
    if (at("[data-leave]")) { e.preventDefault(); leave(); return; }
    close(at("details[data-menu]"));
    const button = at("[data-read], [data-copy], [data-print], [data-close]");
    if (!button) return;
    if (button.hasAttribute("data-read")) readAloud(button);
    else if (button.hasAttribute("data-copy")) copy(button);
    else if (button.hasAttribute("data-print")) print();
    else { const box = button.closest("details"); box.open = false; box.querySelector("summary").focus(); }
  });

  // A second click does not send twice. The button is switched off only after its value has gone along.
  const free = (form) => {
    delete form.dataset.busy;
    form.querySelectorAll("[data-sent]").forEach((b) => { b.removeAttribute("aria-disabled"); delete b.dataset.sent; });
  };
  on("submit", (e) => {
    const form = e.target;
    if (form.method !== "post") return;
    if (form.dataset.busy) { e.preventDefault(); e.stopImmediatePropagation(); return; }
    if (e.defaultPrevented && !form.closest("[hx-post]")) return;
    form.dataset.busy = "1";
    const button = e.submitter || form.querySelector("[type=submit], button:not([type])");
    if (button) { button.setAttribute("aria-disabled", "true"); button.dataset.sent = "1"; }
    if (form.hasAttribute("data-again")) setTimeout(free, 3000, form);
    drafts(form).forEach((t) => kept((s) => s.setItem("sent:" + keyOf(t), "1")));
  }, true);
  addEventListener("pageshow", () => d.querySelectorAll("form[data-busy]").forEach(free));

  // A draft is kept until the tab closes or the text has arrived. Not longer: phones are shared.
  const drafts = (where) => Array.from(where.querySelectorAll("textarea[data-draft]"));
  const keyOf = (t) => "draft:" + (t.dataset.draft || location.pathname + "#" + t.name);
  const forgetSent = () => kept((s) => Object.keys(s).filter((k) => k.startsWith("sent:")).forEach((k) => {
    if (!drafts(d).some((t) => keyOf(t) === k.slice(5) && t.defaultValue)) s.removeItem(k.slice(5));
    s.removeItem(k);
  }));
  const fill = (where) => drafts(where).forEach((t) => {
    const old = kept((s) => s.getItem(keyOf(t)));
    if (old && !t.value) { t.value = old; count(t); }
  });

  const count = (t) => {
    const at = t.dataset.count && d.getElementById(t.dataset.count);
    if (!at) return;
    const left = t.maxLength - t.value.length;
    at.textContent = left > 500 ? "" : at.dataset.text.replace("{n}", left);
  };
  on("input", (e) => {
    const t = e.target;
    if (t.matches("textarea[data-draft]")) kept((s) => s.setItem(keyOf(t), t.value));
    if (t.matches("[data-count]")) count(t);
  });

  // Chosen files: their names, small pictures drawn here, and a word at once when one is too big.
  const show = (input) => {
    const list = d.getElementById(input.dataset.files), files = Array.from(input.files);
    input.setCustomValidity(files.some((f) => f.size > BIG) ? word("tooBig") : "");
    input.reportValidity();
    if (!list) return;
    list.replaceChildren(...files.map((file) => {
      const row = d.createElement("li"), name = d.createElement("span");
      name.textContent = file.size > BIG ? file.name + ": " + word("tooBig") : file.name;
      row.append(name);
      if (file.type.startsWith("image/") && file.size <= BIG && window.createImageBitmap) {
        createImageBitmap(file).then((picture) => {
          const small = d.createElement("canvas"), side = Math.min(picture.width, picture.height);
          small.width = small.height = 120;
          small.getContext("2d").drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, 120, 120);
          row.prepend(small);
        }, () => {});
      }
      return row;
    }));
  };
  on("change", (e) => { if (e.target.matches("[type=file][data-files]")) show(e.target); });

  const ready = (where) => {
    if (!window.speechSynthesis) where.querySelectorAll("[data-read]").forEach((b) => { b.hidden = true; });
    fill(where);
    where.querySelectorAll("[data-count]").forEach(count);
    const first = where.querySelector("[data-focus]");
    if (first) first.focus();
  };
  on("DOMContentLoaded", () => {
    if (d.body.dataset.drafts !== "keep") forgetSent();
    ready(d);
  });

  // Parts that htmx brings in get the same comforts; a failure is said in words and nothing typed is lost.
  on("htmx:load", (e) => { if (e.detail.elt !== d.body) ready(e.detail.elt.parentElement || e.detail.elt); });
  on("htmx:afterRequest", (e) => {
    const form = e.detail.elt.closest("form");
    if (form) free(form);
    if (e.detail.successful) forgetSent();
  });
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach((name) => on(name, () => say(word("failed"))));
})();
