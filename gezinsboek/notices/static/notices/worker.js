// Shows that something is new, when the browser is woken for it. Keeps nothing, asks nothing, answers no page.
addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  event.waitUntil(registration.showNotification(told.title || "", { tag: "nieuw", data: told.url || "/" }));
});
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(event.notification.data));
});
