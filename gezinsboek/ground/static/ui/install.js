// The worker tells in our own words that there is no connection; it keeps nothing of a family. See site/install.py.
if ("serviceWorker" in navigator) addEventListener("load", () => { navigator.serviceWorker.register("/werker.js").catch(() => {}); });
