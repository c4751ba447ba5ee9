// For pages with a box to write in: what is typed is kept on the server, for the writer alone. docs/look.md names the hooks.
(() => {
  const d = document, PAUSE = 1500, boxes = new Map();
  const store = (act) => { try { return act(sessionStorage); } catch (e) { return null; } };
  const box = (form) => form.querySelector("textarea[data-draft]");
  const key = (form) => "draft:" + box(form).dataset.draft;
  const field = (form, name) => form.elements.namedItem(name);
  const tell = (form, word) => {
    const note = form.querySelector("[data-kept]");
    note.textContent = note.dataset[word] || "";
  };

  // What would be sent, without the files themselves.
  const held = (form, other) => {
    const told = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (typeof value === "string") told.append(name, value); });
    Object.entries(other || {}).forEach(([name, value]) => told.set(name, value));
    return told;
  };
  const post = (form, body, keepalive) => fetch(form.dataset.keep, {
    method: "POST", body, keepalive, redirect: "manual", headers: { Accept: "application/json" },
  });

  const taken = async (form, text, answer) => {
    const at = boxes.get(form);
    if (answer.type === "opaqueredirect") return tell(form, "out");
    if (answer.status === 422 || answer.status === 404) return tell(form, "closed");
    if (!answer.ok) return;
    d.dispatchEvent(new Event("gb:alive"));
    const { id, saved } = await answer.json();
    field(form, "saved").value = saved;
    if (id && id !== field(form, "id").value) { field(form, "id").value = id; at.beside = true; }
    if (box(form).value === text) store((s) => s.removeItem(key(form)));
    tell(form, saved ? (at.beside ? "beside" : "done") : "");
  };
  const save = async (form, leaving) => {
    const at = boxes.get(form), now = held(form).toString(), text = box(form).value;
    clearTimeout(at.timer);
    if (at.gone || !form.isConnected || now === at.last) return;
    at.last = now;
    at.turn += 1;
    try {
      const answer = await post(form, held(form, { turn: at.turn }), leaving);
      await taken(form, text, answer);
      at.last = answer.status === 429 || answer.status > 499 ? "" : held(form).toString() === now ? now : at.last;
    } catch (e) { at.last = ""; }
  };
  const soon = (form) => {
    const at = boxes.get(form);
    clearTimeout(at.timer);
    at.timer = setTimeout(save, PAUSE, form);
  };
  const leave = () => boxes.forEach((at, form) => save(form, true));

  const begin = (form) => {
    if (boxes.has(form)) return;
    field(form, "page").value = Math.random().toString(36).slice(2);
    // A text that stayed in this tab because it could not be kept then, while another one stands in the box.
    const left = store((s) => s.getItem(key(form)));
    if (left && left.trim() !== box(form).value.trim()) {
      post(form, held(form, { id: "", saved: 0, page: "", [box(form).name]: left })).then((answer) => {
        if (answer.ok) store((s) => s.removeItem(key(form)));
      }, () => 0);
    }
    const typed = box(form).value !== box(form).defaultValue; // before this script was there
    boxes.set(form, { turn: 0, last: typed ? "" : held(form).toString() });
    if (typed) soon(form);
  };
  const all = () => d.querySelectorAll("form[data-keep]").forEach(begin);
  const mine = (e, act) => { const form = e.target.closest && e.target.closest("form[data-keep]"); if (boxes.has(form)) act(form); };

  // Speaking instead of typing: nothing listens before somebody presses the button under the words that say who may hear.
  const Speech = window.SpeechRecognition || window.webkitSpeechRecognition;
  let heard = null;
  const listen = (button) => {
    if (heard) return heard.stop();
    const form = button.closest("form"), words = box(form), begin = button.textContent;
    heard = Object.assign(new Speech(), { lang: d.documentElement.lang === "en" ? "en-GB" : "nl-NL", continuous: true });
    const put = (on) => { button.setAttribute("aria-pressed", on); button.textContent = on ? button.dataset.stop : begin; };
    heard.onresult = ({ results, resultIndex: first }) => {
      const said = [...results].slice(first).filter((r) => r.isFinal).map((r) => r[0].transcript.trim()).join(" ");
      words.value = [words.value.trimEnd(), said].filter(Boolean).join(" ");
      words.dispatchEvent(new Event("input", { bubbles: true }));
    };
    heard.onerror = () => tell(form, "unheard");
    heard.onend = () => { heard = null; put(false); };
    put(true);
    heard.start();
  };
  d.addEventListener("click", (e) => { const b = e.target.closest("[data-speak]"); if (b) listen(b); });
  const offer = () => { if (Speech) d.querySelectorAll("[data-dictate]").forEach((b) => { b.hidden = false; }); };

  ["DOMContentLoaded", "htmx:load"].forEach((name) => d.addEventListener(name, () => { all(); offer(); }));
  d.addEventListener("input", (e) => mine(e, soon));
  d.addEventListener("change", (e) => mine(e, soon));
  d.addEventListener("submit", (e) => mine(e, (form) => {
    const at = boxes.get(form);
    clearTimeout(at.timer);
    at.gone = !e.defaultPrevented;
  }));
  d.addEventListener("click", (e) => {
    if (!e.target.closest("[data-throw]")) return;
    mine(e, (form) => { boxes.get(form).gone = true; store((s) => s.removeItem(key(form))); });
  });
  d.addEventListener("visibilitychange", () => { if (d.visibilityState === "hidden") leave(); });
  addEventListener("pagehide", leave);
  addEventListener("pageshow", () => boxes.forEach((at) => { at.gone = false; }));
})();
