// What the page of a case does beside htmx, where scripts run: it looks for news while somebody sees it,
// and lets nothing go that they typed. Without scripts plain forms do the same.
"use strict";
(() => {
  const EVERY = 60_000;
  const page = document.getElementById("content");
  const said = document.getElementById("said");
  const isSent = (request) => request.method === "POST";
  let lookedAt = Date.now();

  // ---- Looking for news: once a minute, and at once for who comes back after longer.

  function look() {
    if (document.visibilityState !== "visible" || Date.now() - lookedAt < EVERY) return;
    lookedAt = Date.now();
    page.dispatchEvent(new CustomEvent("onedoor:look"));
  }

  setInterval(look, EVERY / 12);
  document.addEventListener("visibilitychange", look);

  // ---- What is said of what was sent. It stays in sight wherever it was sent from.

  function say(...words) {
    said.replaceChildren(...words);
    said.toggleAttribute("data-news", words.length > 0);
  }

  function sayWrong(text) {
    const words = document.createElement("p");
    words.className = "ds-alert";
    words.dataset.color = "danger";
    words.textContent = text;
    say(words);
  }

  // ---- What was typed.

  // Whether something would go that was typed and not taken.
  function loses(news) {
    const fields = [...page.querySelectorAll("textarea")];
    return fields.some((field) => field.value.trim() && !news.getElementById(field.id));
  }

  document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
    // So that the same words are told anew.
    if (isSent(ctx.request)) say();
  });

  document.addEventListener("htmx:before:swap", (event) => {
    const { ctx, tasks } = event.detail;
    const news = tasks[0].fragment;
    const told = news.getElementById("said");
    lookedAt = Date.now();
    if (!told) {
      // This is not the page of a case: nothing is known of what was sent, and nothing typed may go.
      event.preventDefault();
      if (isSent(ctx.request)) sayWrong(said.dataset.failed);
      return;
    }
    if (isSent(ctx.request)) {
      // What is taken is answered with the way back to the page.
      const taken = ctx.response.raw.redirected ? ctx.sourceElement.querySelectorAll("textarea") : [];
      for (const field of taken) field.value = "";
      say(...told.children);
    } else {
      say();
    }
    if (loses(news)) event.preventDefault();
  });

  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
    // The question that was answered has gone, and whoever answered it must not be lost.
    if (isSent(ctx.request) && document.activeElement === document.body) said.focus();
  });

  document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
    if (ctx && isSent(ctx.request)) sayWrong(said.dataset.offline);
  });
})();
