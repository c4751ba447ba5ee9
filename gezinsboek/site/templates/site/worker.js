{% autoescape off %}// Keeps one page without content and the look of it, nothing else: see gezinsboek/site/install.py.
const NAME = "look-{{ version }}", KEPT = {{ kept }}, PAGE = "{{ page }}";
addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(KEPT)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name))))
      .then(() => clients.claim()));
});
addEventListener("fetch", (event) => {
  const { mode, method, url } = event.request;
  if (mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
  } else if (method === "GET" && KEPT.includes(new URL(url).pathname)) {
    event.respondWith(caches.match(event.request, { ignoreVary: true }).then((kept) => kept || fetch(event.request)));
  }
});{% endautoescape %}
