// "Meldingen op dit apparaat": asks the browser, and sends what it answers with an ordinary form.
const form = document.querySelector("form[data-push]");
if (form && "serviceWorker" in navigator && "PushManager" in window) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.endpoint.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    try {
      const worker = await navigator.serviceWorker.register(form.dataset.worker);
      if ((await Notification.requestPermission()) !== "granted") throw new Error("no");
      await new Promise((ready) => {
        if (worker.active) ready();
        else (worker.installing || worker.waiting).addEventListener("statechange", () => worker.active && ready());
      });
      const taken = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: form.dataset.push });
      const told = taken.toJSON();
      form.endpoint.value = told.endpoint;
      form.key.value = told.keys.p256dh;
      form.secret.value = told.keys.auth;
      form.submit();
    } catch {
      document.getElementById("push-no").hidden = false;
    }
  }, true);
}
