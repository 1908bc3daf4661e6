/* SPDX-License-Identifier: Apache-2.0
 *
 * What a browser with scripts does better. Every page works without this file: it brings no content of its
 * own; but for the forms, which are all kept (js/keep.js), it touches only elements that ask for it by a data-
 * attribute or a class. Its only requests save what is being typed (js/draft.js). */

import { saveDrafts } from "./js/draft.js";
import { keepTyped } from "./js/keep.js";

/* The same form is not sent twice by a double click; the server's act key catches the rest. */
function guardDoubleSend() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented || form.method !== "post") {
      return;
    }
    form.dataset.sent = "1";
    form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true"));
    setTimeout(() => release(form), 8000);
  });
  /* Coming back by the back button brings the page as it was left. */
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      document.querySelectorAll("form[data-sent]").forEach(release);
    }
  });
}

function release(form) {
  delete form.dataset.sent;
  form.querySelectorAll("button").forEach((button) => button.removeAttribute("aria-disabled"));
}

/* After an error the summary is read out first, and its links land in the field itself. */
function focusErrors() {
  const summary = document.querySelector(".error-summary");
  if (!summary) {
    return;
  }
  summary.focus();
  summary.addEventListener("click", (event) => {
    const id = event.target.getAttribute("href");
    const field = id && id.startsWith("#") && document.getElementById(id.slice(1));
    if (field) {
      event.preventDefault();
      (field.closest(".field") || field).scrollIntoView();
      field.focus({ preventScroll: true });
    }
  });
}

/* Menus close on Escape and on a click elsewhere. */
function closeMenus() {
  const menus = document.querySelectorAll("details.menu");
  const close = (except) =>
    menus.forEach((menu) => {
      if (menu !== except && menu.open) {
        menu.open = false;
      }
    });
  document.addEventListener("click", (event) => close(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.activeElement.closest("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

/* Review: an item and its words light up together, each in its own pane, without moving the page. */
function lightUp() {
  const review = document.querySelector(".review");
  if (!review) {
    return;
  }
  review.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    const item = link && (link.closest(".item") || target);
    if (!target || !item) {
      return;
    }
    const spans = item.querySelectorAll('a[href^="#"]');
    review.querySelectorAll(".is-lit").forEach((one) => one.classList.remove("is-lit"));
    item.classList.add("is-lit");
    spans.forEach((one) => {
      const span = document.getElementById(one.getAttribute("href").slice(1));
      if (span) {
        span.classList.add("is-lit");
      }
    });
    event.preventDefault();
    history.replaceState(null, "", link.getAttribute("href"));
    target.scrollIntoView({ block: "center" });
    (target.matches("a") ? target : target.querySelector("a") || target).focus({
      preventScroll: true,
    });
  });
}

/* Roll: the count goes along; the keys 1 to 4 mark a row and step to the next one. */
function countRoll() {
  const roll = document.querySelector("[data-roll]");
  if (!roll) {
    return;
  }
  const rows = [...roll.querySelectorAll(".roll-row")];
  const outputs = document.querySelectorAll("[data-count]");
  const count = () => {
    outputs.forEach((output) => {
      const wanted = output.dataset.count.split(" ");
      const hits = [...roll.querySelectorAll("input:checked")].filter((one) =>
        wanted.includes(one.value),
      );
      output.textContent = hits.length;
    });
    rows.forEach((row) => {
      const more = row.querySelector(".roll-more");
      const state = row.querySelector("input:checked");
      if (more) {
        more.hidden = !(state && state.value === more.dataset.when);
      }
    });
  };
  roll.addEventListener("change", count);
  roll.addEventListener("keydown", (event) => {
    const row = event.target.type === "radio" && event.target.closest(".roll-row");
    const choice = row && row.querySelectorAll('input[type="radio"]')[Number(event.key) - 1];
    if (!choice || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    choice.checked = true;
    choice.focus();
    count();
    const next = rows[rows.indexOf(row) + 1];
    if (next) {
      next.querySelector("input:checked, input").focus();
    }
  });
  count();
}

/* A running job is looked at again by itself: <div data-reload="5"> in seconds. */
function reloadJob() {
  const job = document.querySelector("[data-reload]");
  if (job) {
    setTimeout(() => location.reload(), Number(job.dataset.reload) * 1000);
  }
}

/* <button data-print> prints; without scripts the button is hidden and the browser's menu does. */
function offerPrinting() {
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
}

keepTyped();
saveDrafts();
guardDoubleSend();
focusErrors();
closeMenus();
lightUp();
countRoll();
reloadJob();
offerPrinting();
