// Comforts; see docs/look.md.
(() => {
  const d = document, root = d.documentElement, BIG = 25 << 20, voice = window.speechSynthesis;
  root.classList.add("js");
  const on = (name, act, capture) => d.addEventListener(name, act, capture);
  const all = (what, where = d) => [...where.querySelectorAll(what)];
  const byId = (id) => id && d.getElementById(id);
  const word = (name) => d.body.dataset[name];
  const store = (act) => { try { return act(sessionStorage); } catch (e) { return null; } };
  const make = (tag, more) => Object.assign(d.createElement(tag), more);
  const say = (what) => byId("messages").replaceChildren(make("p", { className: "notice", textContent: word(what) }));

  // Snel weg: the link, or Shift three times. Back leaves again.
  const leave = () => {
    const { href, dataset: to } = d.querySelector("[data-leave]");
    d.cookie = to.gone; // signs out
    store((s) => s.clear());
    d.title = "Weer";
    d.body.replaceChildren();
    location.replace(navigator.sendBeacon(href) ? to.leave : href);
  };
  let shifts = 0, last = 0;
  on("keyup", (e) => {
    shifts = e.key !== "Shift" ? 0 : e.timeStamp - last < 1500 ? shifts + 1 : 1;
    last = e.timeStamp;
    if (shifts > 2) leave();
  });

  // One menu at a time.
  const close = (except) => all("details[data-menu][open]").forEach((m) => { m.open = m.contains(except); });
  const fold = (box) => { box.open = false; box.querySelector("summary").focus(); };
  on("keydown", (e) => {
    const box = e.key === "Escape" && e.target.closest("details[data-menu][open], .who-reads[open]");
    if (box) fold(box);
  });

  const readAloud = (b) => {
    if (voice.speaking) return voice.cancel();
    const text = (byId(b.dataset.read) || b.closest("[id^=e-],section")?.querySelector(".text"))?.innerText || "";
    const put = (e) => b.setAttribute("aria-pressed", !e);
    put();
    voice.speak(Object.assign(new SpeechSynthesisUtterance(text), { lang: root.lang === "en" ? "en-GB" : "nl-NL", rate: 0.9, onend: put, onerror: put }));
  };
  const copy = (b) => {
    const from = byId(b.dataset.copy);
    navigator.clipboard.writeText(from.value || from.innerText).then(() => say("copied"), () => say("failed"));
  };
  on("click", (e) => {
    close(e.target.closest("details[data-menu]"));
    const acts = { leave: () => { e.preventDefault(); leave(); }, read: readAloud, copy, print: () => print(), close: (b) => fold(b.closest("details")) };
    Object.keys(acts).forEach((name) => { const b = e.target.closest(`[data-${name}]`); if (b) acts[name](b); });
  });

  // A second click sends once.
  const free = (form) => {
    delete form.dataset.busy;
    all("[aria-disabled]", form).forEach((b) => b.removeAttribute("aria-disabled"));
  };
  on("submit", (e) => {
    const form = e.target, b = e.submitter;
    if (form.method !== "post") return;
    if (form.dataset.busy) { e.preventDefault(); return e.stopImmediatePropagation(); }
    form.dataset.busy = 1;
    if (b) b.setAttribute("aria-disabled", true);
    drafts(form).forEach((t) => store((s) => s.setItem("sent:" + key(t), 1)));
    if ("again" in form.dataset) setTimeout(free, 3000, form);
    setTimeout(() => { if (e.defaultPrevented && !form.closest("[hx-post]")) free(form); });
  }, true);
  addEventListener("pagehide", () => voice?.cancel());
  addEventListener("pageshow", (e) => {
    if (e.persisted && /_weg=/.test(d.cookie)) leave();
    all("[data-busy]").forEach(free);
  });

  // A draft stays in this tab; Back brings it no second time.
  const drafts = (where) => all("textarea[data-draft]", where);
  const key = (t) => "draft:" + t.dataset.draft;
  const arrived = () => store((s) => Object.keys(s).filter((k) => k.startsWith("sent:")).forEach((k) => {
    s.removeItem(k.slice(5));
    s.removeItem(k);
  }));
  const count = (t) => {
    const at = byId(t.dataset.count), left = t.maxLength - t.value.length;
    at.textContent = left > 500 ? "" : at.dataset.text.replace("{n}", left);
  };
  on("input", ({ target: t }) => {
    if (t.matches("[data-draft]")) store((s) => s.setItem(key(t), t.value));
    if (t.matches("[data-count]")) count(t);
  });

  const draw = (picture, row) => {
    const { width: w, height: h } = picture, s = Math.min(w, h), small = make("canvas", { width: 120, height: 120 });
    small.getContext("2d").drawImage(picture, (w - s) / 2, (h - s) / 2, s, s, 0, 0, 120, 120);
    row.prepend(small);
  };
  on("change", ({ target: input }) => {
    const list = byId(input.dataset.files), files = [...(input.files || [])];
    if (!list) return;
    let sum = 0;
    input.setCustomValidity(files.some((f) => f.size > BIG || (sum += f.size) > 2 * BIG) ? word("tooBig") : "");
    input.reportValidity();
    list.replaceChildren(...files.map((file) => {
      const row = make("li", { textContent: file.name });
      if (window.createImageBitmap && /^image/.test(file.type)) createImageBitmap(file).then((p) => draw(p, row), () => 0);
      return row;
    }));
  });

  const ready = (where) => {
    const hide = (able, what) => able || all(what, where).forEach((b) => { b.hidden = true; });
    hide(voice, "[data-read]");
    hide(navigator.clipboard, "[data-copy]");
    drafts(where).forEach((t) => { t.autocomplete = "off"; t.value = t.value || store((s) => s.getItem(key(t))) || ""; });
    all("[data-count]", where).forEach(count);
    const first = where.querySelector("[data-focus='']");
    if (first) { first.dataset.focus = "done"; first.focus(); }
  };
  on("DOMContentLoaded", () => {
    if (word("drafts") !== "keep" && !performance.navigation.type) arrived(); // not by Back
    ready(d);
  });

  // A whole page instead of a part is gone to.
  on("htmx:load", (e) => ready(e.detail.elt.parentNode || d));
  on("htmx:beforeSwap", ({ detail }) => {
    if (!/^\s*<!doctype/i.test(detail.xhr.responseText)) return detail.xhr.status < 400 && arrived();
    detail.shouldSwap = false;
    location.assign(detail.xhr.responseURL);
  });
  on("htmx:afterRequest", () => all("[data-busy]").forEach(free));
  ["responseError", "sendError"].forEach((name) => on("htmx:" + name, () => say("failed")));
})();
