// Passkeys. A form with data-passkey ("get" or "make") and a hidden field "credential" is sent by the device itself.
// Its options stand in the page (data-options="id of the JSON") or are fetched from the form's own address.
(() => {
  "use strict";
  const d = document;
  const able = window.PublicKeyCredential && navigator.credentials && navigator.credentials.get;
  const bytes = (word) => Uint8Array.from(atob(word.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const word = (buffer) => btoa(Array.from(new Uint8Array(buffer), (b) => String.fromCharCode(b)).join(""))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list || []).map((one) => Object.assign({}, one, { id: bytes(one.id) }));

  const options = (form) => {
    const here = form.dataset.options && d.getElementById(form.dataset.options);
    if (here) return Promise.resolve(JSON.parse(here.textContent));
    return fetch(form.action, { headers: { Accept: "application/json" } }).then((answer) => {
      if (!answer.ok) throw new Error("no options");
      return answer.json();
    });
  };
  const make = (asked) => navigator.credentials.create({ publicKey: Object.assign({}, asked, {
    challenge: bytes(asked.challenge),
    user: Object.assign({}, asked.user, { id: bytes(asked.user.id) }),
    excludeCredentials: known(asked.excludeCredentials),
  }) });
  const get = (asked) => navigator.credentials.get({ publicKey: Object.assign({}, asked, {
    challenge: bytes(asked.challenge),
    allowCredentials: known(asked.allowCredentials),
  }) });
  const told = (key) => {
    const said = key.response, out = {};
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"].forEach((name) => {
      if (said[name]) out[name] = word(said[name]);
    });
    if (said.getTransports) out.transports = said.getTransports();
    return JSON.stringify({
      id: key.id, rawId: word(key.rawId), type: key.type, response: out,
      clientExtensionResults: key.getClientExtensionResults(),
    });
  };

  const say = (form, failed) => {
    const at = form.querySelector("[data-passkey-failed]");
    if (at) at.hidden = !failed;
  };
  const start = (form, button) => {
    button.disabled = true;
    say(form, false);
    options(form)
      .then((all) => {
        const asked = (all.creation_options || all.request_options).publicKey;
        return form.dataset.passkey === "make" ? make(asked) : get(asked);
      })
      .then((key) => {
        form.elements.credential.value = told(key);
        form.submit();
      })
      .catch(() => {
        button.disabled = false;
        say(form, true);
      });
  };

  const ready = () => {
    d.querySelectorAll("form[data-passkey]").forEach((form) => {
      if (!able) { form.hidden = true; return; }
      const button = form.querySelector("button");
      button.addEventListener("click", (e) => {
        e.preventDefault();
        start(form, button);
      });
    });
    d.querySelectorAll("[data-without-passkey]").forEach((part) => { part.hidden = Boolean(able); });
    d.querySelectorAll("[data-with-passkey]").forEach((part) => { part.hidden = !able; });
  };
  addEventListener("pageshow", () => d.querySelectorAll("form[data-passkey] button").forEach((b) => { b.disabled = false; }));
  if (d.readyState === "loading") d.addEventListener("DOMContentLoaded", ready); else ready();
})();
