/* SPDX-License-Identifier: Apache-2.0
 *
 * What somebody types or marks is kept in the browser until the server has said that it took it: through a
 * lost line, Back, a closed tab, an expired sign-in, a refusal. It comes back into the same form for the same
 * account, stays for a day at most and not beyond a sign-out. What stands in [data-private] (reasons,
 * promises of a person) stays in its tab. */

const PREFIX = "nep:";
const TOOK = "nep-took-"; /* begins the cookie by which the server says which form it took */
const SENT = `${PREFIX}sent`; /* what this tab sent last */
const LEAVING = `${PREFIX}leaving`; /* who signs out in it */
const DAY = 24 * 3600 * 1000;
const account = document.body.dataset.account;
const answersForm = "answers" in document.body.dataset; /* a refusal, or a question back */

/* One store for what outlives the tab, one for what does not; a browser may allow neither. */
function read(store, key) {
  try {
    return JSON.parse(store.getItem(key));
  } catch {
    return null;
  }
}

function write(store, key, value) {
  try {
    store.setItem(key, JSON.stringify(value));
  } catch {
    /* full or forbidden: then only the page itself holds it */
  }
}

function keysOf(store, prefix) {
  try {
    return Object.keys(store).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function forget(key) {
  for (const store of [localStorage, sessionStorage]) {
    try {
      store.removeItem(key);
    } catch {
      /* nothing was kept there */
    }
  }
}

const isTyped = (field) =>
  field.name && !["hidden", "submit", "button", "password", "file"].includes(field.type);
const isChoice = (field) => field.type === "radio" || field.type === "checkbox";
const isPrivate = (field) => field.closest("[data-private]") !== null;
const keptForms = () =>
  [...document.querySelectorAll('form[method="post"]')].filter(
    (form) => [...form.elements].some(isTyped) && !form.querySelector('[type="password"]'),
  );
const actionOf = (form) => form.getAttribute("action");
const actOf = (form) => form.elements.act && form.elements.act.value;

/* A page of a refusal stands at the form's address: it goes on under the key of the page before. */
function keyOf(form) {
  const sent = read(sessionStorage, SENT);
  if (answersForm && sent && sent.action === actionOf(form)) {
    return sent.key;
  }
  return `${PREFIX}${account}:${location.pathname}${location.search}:${actionOf(form)}`;
}

/* What a person would call the field: the row of a mark and its choice, the label of a box. */
function wordsOf(field) {
  const own = field.labels && field.labels.length ? field.labels[0].innerText.trim() : field.name;
  const group = field.closest("fieldset");
  const legend = group && group.querySelector("legend");
  const row = legend ? legend.innerText.trim() : "";
  if (!isChoice(field)) {
    return [row && row !== own ? `${row}: ${own}` : own, field.value];
  }
  return [row || own, row ? own : "✓"];
}

/* Typed or marked by the person: the rest stood there before and needs no telling. */
function isNew(field) {
  if (field.type === "hidden") {
    return false;
  }
  if (field.tagName === "SELECT") {
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  }
  return isChoice(field) ? !field.defaultChecked : field.value !== field.defaultValue;
}

/* As it stands now: everything but the proof that our page sent it. */
function fieldsOf(form, wanted, before) {
  return [...form.elements]
    .filter((field) => field.name && field.name !== "csrf" && wanted(field))
    .filter((field) => (field.type === "hidden" || isTyped(field)) && (!isChoice(field) || field.checked))
    .map((field) => {
      const { name, value } = field;
      const told = before.find((one) => one.name === name && one.value === value && one.label);
      const [label, words] = isNew(field) ? wordsOf(field) : told ? [told.label, told.words] : ["", ""];
      return { name, value, label, words };
    });
}

function keep(form, sentAt) {
  const key = keyOf(form);
  const kept = entryOf(key);
  const before = kept ? kept.fields : []; /* what a refused form's page shows as if it had stood there */
  const entry = {
    act: actOf(form),
    at: Date.now(),
    sentAt,
    page: key.slice(key.indexOf(":", PREFIX.length) + 1, key.lastIndexOf(":")),
    title: document.querySelector("h1").innerText.trim(),
    action: actionOf(form),
  };
  write(localStorage, key, { ...entry, fields: fieldsOf(form, (field) => !isPrivate(field), before) });
  const own = fieldsOf(form, isPrivate, before);
  if (own.length) {
    write(sessionStorage, key, { ...entry, fields: own });
  }
  if (sentAt) {
    write(sessionStorage, SENT, { key, action: entry.action, act: entry.act });
  }
}

function entryOf(key) {
  const kept = read(localStorage, key);
  const own = read(sessionStorage, key);
  const entry = kept || own;
  if (!entry || Date.now() - entry.at > DAY) {
    forget(key);
    return null;
  }
  return { ...entry, key, fields: [...(kept ? kept.fields : []), ...(own ? own.fields : [])] };
}

/* The server took a form: it, and after a sign-out all of that account's, need not be kept any more. */
function dropTaken() {
  const leaving = read(sessionStorage, LEAVING);
  for (const name of document.cookie.split("; ").map((pair) => pair.split("=")[0])) {
    if (!name.startsWith(TOOK)) {
      continue;
    }
    const act = name.slice(TOOK.length);
    const isSignOut = leaving && leaving.act === act;
    document.cookie = `${name}=; Path=/; Max-Age=0; SameSite=Strict`;
    for (const key of [...keysOf(localStorage, PREFIX), ...keysOf(sessionStorage, PREFIX)]) {
      const entry = read(localStorage, key) || read(sessionStorage, key);
      if ((isSignOut && key.startsWith(`${PREFIX}${leaving.account}:`)) || (entry && entry.act === act)) {
        forget(key);
      }
    }
  }
}

/* The server has it all: nothing is left to keep, and nothing to ask before leaving. */
export function letGo(form) {
  forget(keyOf(form));
  delete form.dataset.dirty;
}

function dropOld() {
  keysOf(localStorage, PREFIX).forEach((key) => entryOf(key));
}

/* Puts everything back where it stood; returns what has no place on this page any more. */
function putBack(form, entry) {
  const left = [];
  const choices = [...form.elements].filter((field) => isTyped(field) && isChoice(field));
  choices.forEach((field) => {
    field.checked = false;
  });
  for (const kept of entry.fields) {
    const fields = [...form.elements].filter((field) => field.name === kept.name);
    const choice = fields.find((field) => isChoice(field) && field.value === kept.value);
    const field = choice || fields.find((one) => !isChoice(one));
    if (choice) {
      choice.checked = true;
    } else if (field) {
      field.value = kept.value;
    } else if (kept.label) {
      left.push(kept);
    }
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
  return left;
}

/* The words lie in the page, in its language; what is filled in comes from the browser. */
function banner(entry, how) {
  const box = document.getElementById("kept").cloneNode(true);
  const at = new Date(entry.sentAt || entry.at);
  const two = (number) => String(number).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  box.id = "";
  box.hidden = false;
  box.querySelectorAll("[data-when]").forEach((part) => {
    part.hidden = !part.dataset.when.split(" ").includes(how);
  });
  box.querySelectorAll("[data-at]").forEach((part) => {
    part.textContent = time;
  });
  return box;
}

function list(box, fields) {
  const rows = box.querySelector("dl");
  for (const { label, words } of fields.filter((field) => field.label && field.words)) {
    const term = document.createElement("dt");
    const value = document.createElement("dd");
    term.textContent = label;
    value.textContent = words;
    rows.append(term, value);
  }
  rows.hidden = !rows.children.length;
}

function show(box, entry, before) {
  const drop = box.querySelector('[data-do="drop"]');
  drop.addEventListener("click", () => {
    forget(entry.key);
    box.remove();
    if (before.matches("form")) {
      location.reload();
    }
  });
  before.before(box);
}

function offer(form, entry) {
  const how = entry.sentAt ? "sent" : "typed";
  const box = banner(entry, how);
  list(box, putBack(form, entry));
  box.querySelector('[data-do="send"]').addEventListener("click", () => form.requestSubmit());
  show(box, entry, form);
  box.scrollIntoView({ block: "center" });
  box.focus({ preventScroll: true });
}

/* The desk, and the page above the form's own (of a meeting that was closed meanwhile), give the words back too. */
function offerOrphans(forms) {
  const main = document.querySelector("main > :first-child");
  if (!main) {
    return;
  }
  for (const key of keysOf(localStorage, `${PREFIX}${account}:`)) {
    const entry = entryOf(key);
    if (!entry || forms.some((form) => keyOf(form) === key)) {
      continue;
    }
    const page = entry.page.split("?")[0];
    const isAbove = location.pathname === "/" || `${page}/`.startsWith(`${location.pathname}/`);
    if (isAbove && !answersForm) {
      const box = banner(entry, "elsewhere");
      const link = box.querySelector("[data-page]");
      link.href = entry.page;
      link.textContent = entry.title;
      list(box, entry.fields);
      show(box, entry, main);
    }
  }
}

/* A refused form's page holds what was sent: that, under its new act, is what is kept from now on. */
function goOn(form, key) {
  if (entryOf(key)) {
    keep(form);
  }
}

function watch(form) {
  let waiting = 0;
  form.addEventListener("input", () => {
    form.dataset.dirty = "1";
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(form), 300);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    keep(form, Date.now());
    delete form.dataset.dirty;
    if (navigator.onLine) {
      return;
    }
    /* No line: the page stays, with everything on it. */
    event.preventDefault();
    if (form.previousElementSibling && form.previousElementSibling.matches(".kept")) {
      form.previousElementSibling.remove();
    }
    offer(form, entryOf(keyOf(form)));
  });
}

/* "Send again" of a refusal carries another act than the form that was kept. */
function followAgain() {
  document.querySelectorAll("form[data-again]").forEach((form) => {
    form.addEventListener("submit", () => {
      const sent = read(sessionStorage, SENT);
      for (const store of sent ? [localStorage, sessionStorage] : []) {
        const entry = read(store, sent.key);
        if (entry) {
          write(store, sent.key, { ...entry, act: actOf(form), sentAt: Date.now() });
        }
      }
    });
  });
}

function askBeforeLeaving() {
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-dirty]")) {
      event.preventDefault();
      event.returnValue = "";
    }
  });
}

export function keepTyped() {
  dropTaken();
  dropOld();
  document.querySelectorAll('form[action^="/sign-out"]').forEach((form) => {
    form.addEventListener("submit", () => write(sessionStorage, LEAVING, { account, act: actOf(form) }));
  });
  if (!account || !document.getElementById("kept")) {
    return;
  }
  const forms = keptForms();
  for (const form of forms) {
    const key = keyOf(form);
    const entry = entryOf(key);
    if (answersForm) {
      goOn(form, key);
    } else if (entry) {
      offer(form, entry);
    }
    watch(form);
  }
  followAgain();
  offerOrphans(forms);
  askBeforeLeaving();
}
