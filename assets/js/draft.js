/* SPDX-License-Identifier: Apache-2.0
 *
 * <form data-draft="address"> saves by itself what is typed in it: every few seconds to that address, where it
 * waits for the same person on any device. Leaving the page by one of its links sends the form itself, as its
 * button would. Until the server has answered, the browser keeps it (js/keep.js). */

import { letGo } from "./keep.js";

const EVERY = 4000;

const bodyOf = (form) => new URLSearchParams(new FormData(form));

function tell(form, how, at) {
  const state = form.querySelector("[data-draft-state]");
  state.querySelectorAll("[data-when]").forEach((part) => {
    part.hidden = part.dataset.when !== how;
  });
  state.querySelector("[data-at]").textContent = at;
  form.querySelector("[data-draft-title]").hidden = true;
}

/* typed: how often something was typed so far; what came after the sending is still to be saved. */
async function save(form, typed) {
  const count = typed.count;
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body: bodyOf(form), redirect: "error" });
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    tell(form, "saved", await answer.text());
    if (typed.count === count) {
      letGo(form);
    }
  } catch {
    tell(form, "unsaved", "");
  }
}

/* The link is followed when the words are in; where the server has a question, it is asked on its own page. */
async function sendAndGo(form, href) {
  let taken = false;
  try {
    const answer = await fetch(form.action, { method: "POST", body: bodyOf(form), redirect: "manual" });
    taken = answer.type === "opaqueredirect";
  } catch {
    location.assign(href); /* no line: the browser has the words, and asks */
    return;
  }
  if (taken) {
    letGo(form);
    location.assign(href);
  } else {
    form.requestSubmit();
  }
}

const leads = (link, event) =>
  link &&
  link.origin === location.origin &&
  link.pathname !== location.pathname &&
  !link.target &&
  !link.hasAttribute("download") &&
  !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

function watch(form) {
  const typed = { count: 0 };
  let waiting = 0;
  const saveNow = () => {
    clearTimeout(waiting);
    waiting = 0;
    return save(form, typed);
  };
  form.addEventListener("input", () => {
    typed.count++;
    waiting = waiting || setTimeout(saveNow, EVERY);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    typed.count = 0;
  });
  /* The phone is put away: its browser may never come back to this page. */
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && waiting) {
      saveNow();
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (typed.count && !event.defaultPrevented && leads(link, event)) {
      event.preventDefault();
      clearTimeout(waiting);
      sendAndGo(form, link.href);
    }
  });
}

export function saveDrafts() {
  document.querySelectorAll("form[data-draft]").forEach(watch);
}
