/* Tells that a case moved and who else has it open. It loads nothing anew: that is for the reader, who may be typing. */
(() => {
  "use strict";
  const EVERY = 20_000;
  const GONE = [401, 403, 404];
  const place = document.querySelector("[data-watch]");
  if (!place) return;
  const moved = place.querySelector("[data-moved]");
  const others = place.querySelector("[data-others]");

  async function look() {
    if (document.hidden) return;
    let answer;
    try {
      answer = await fetch(place.dataset.watch, { headers: { Accept: "application/json" } });
    } catch {
      return;
    }
    if (GONE.includes(answer.status)) clearInterval(turn);
    if (!answer.ok) return;
    const now = await answer.json();
    if (String(now.version) !== place.dataset.version) moved.hidden = false;
    if (others.textContent !== now.others) others.textContent = now.others;
  }

  const turn = setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
})();
