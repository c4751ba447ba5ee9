// Says before a session ends that it will, and lets somebody stay. On pages for who is signed in; docs/look.md.
(() => {
  const d = document, WARN = 5 * 60;
  d.addEventListener("DOMContentLoaded", () => {
    const box = d.getElementById("staying");
    if (!box) return;
    const full = +box.dataset.full, words = box.querySelector("p"), button = box.querySelector("button");
    const others = window.BroadcastChannel ? new BroadcastChannel("gezinsboek") : { postMessage() {} };
    let until = 0;
    const show = (what) => {
      if (words.dataset.now === what) return;
      words.dataset.now = what;
      words.textContent = what ? box.dataset[what] : "";
      box.hidden = !what;
      button.hidden = what === "over";
    };
    const look = () => {
      const left = (until - Date.now()) / 1000;
      show(left <= 0 ? "over" : left < WARN ? "soon" : "");
    };
    const live = (seconds, tell) => {
      until = Date.now() + seconds * 1000;
      look();
      if (tell) others.postMessage(seconds);
    };
    others.onmessage = (e) => live(e.data);
    // Something was kept just now: the server saw us. It looks at its watch once in five minutes.
    d.addEventListener("gb:alive", () => live(full - WARN, true));
    button.addEventListener("click", () => fetch(box.dataset.stay, {
      method: "POST", redirect: "manual", body: new URLSearchParams(new FormData(box)),
    }).then((answer) => (answer.ok ? answer.json() : { stays: 0 })).then(({ stays }) => live(stays, stays), () => 0));
    box.addEventListener("submit", (e) => e.preventDefault());
    d.addEventListener("visibilitychange", look);
    setInterval(look, 15000);
    live(+box.dataset.stays, true);
  });
})();
