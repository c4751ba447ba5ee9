// The worker tells in our own words that there is no connection; it keeps nothing of a family. See site/install.py.
if ("serviceWorker" in navigator) addEventListener("load", () => { navigator.serviceWorker.register("/werker.js").catch(() => {}); });
// On that page: what was being sent did not arrive, so its draft stays.
if (document.querySelector("[data-no-connection]")) {
  try {
    Object.keys(sessionStorage).filter((key) => key.startsWith("sent:")).forEach((key) => sessionStorage.removeItem(key));
  } catch (e) { /* a browser that keeps nothing */ }
}
