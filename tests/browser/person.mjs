/* SPDX-License-Identifier: Apache-2.0
 *
 * person.mjs - somebody at a window: signs in, reads, follows links, fills in by label, presses. Each
 * page that is reached is looked at (look.mjs); each click is counted. Pages are named by the words
 * on the screen, as a person finds them. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { look } from "./look.mjs";

const PATIENCE = 120000;
const LOOK_MS = 100;

/* In the page: it is whole, and not one that looks again by itself while its job runs. Asked again
 * from here, since the page that would wait for it is the one that goes. */
function standsStill() {
  return document.readyState === "complete" && !document.querySelector("[data-reload]");
}

function wentAway(error) {
  if (!/context was destroyed|navigat/i.test(String(error))) {
    throw error;
  }
  return false;
}

export class Person {
  constructor(journey, page, plain) {
    this.journey = journey;
    this.page = page;
    this.plain = plain; /* no scripts */
    this.clicks = 0;
  }

  get main() {
    return this.page.locator("main");
  }

  async go(path) {
    const answer = await this.page.goto(this.journey.base + path);

    await this.arrive();
    return answer;
  }

  async arrive() {
    while (!(await this.page.evaluate(standsStill).catch(wentAway))) {
      await sleep(LOOK_MS);
    }
    await look(this.page, this.plain);
  }

  /* target: words on a button or link, or a locator of a page's own. */
  find(target) {
    if (typeof target !== "string") {
      return target;
    }
    const button = this.page.getByRole("button", { name: target, exact: true });
    return button.or(this.page.getByRole("link", { name: target, exact: true })).first();
  }

  /* Presses what leads to another page. */
  async press(target) {
    this.clicks += 1;
    const [answer] = await Promise.all([
      this.page.waitForResponse((one) => one.request().isNavigationRequest() && one.status() !== 303),
      this.page.waitForEvent("load"),
      this.find(target).click(),
    ]);
    await this.arrive();
    return answer.status();
  }

  /* Presses what stays on the page: a box, a summary, an item that lights up. */
  async touch(target) {
    this.clicks += 1;
    await this.find(target).click();
  }

  async fill(label, value) {
    await this.page.getByLabel(label).first().fill(value);
  }

  async choose(label, option) {
    await this.page.getByLabel(label).first().selectOption({ label: option });
  }

  /* A report of a period that has not ended goes up only when somebody says so. */
  async knowingly() {
    const early = this.page.getByLabel("Gửi trước khi chốt số liệu");
    if (await early.count()) await early.check();
  }

  /* From the form of a report by way of the page that shows all that goes up. */
  async sendUp() {
    await this.press("Kiểm tra và gửi");
    const nothing = this.page.getByLabel("Không có gì để báo cáo");
    if (await nothing.count()) await nothing.check();
    await this.knowingly();
    await this.press("Gửi lên cấp trên");
  }

  async text() {
    return squeeze(await this.main.innerText());
  }

  async sees(...words) {
    const text = await this.text();

    for (const one of words) {
      const found = one instanceof RegExp ? one.test(text) : text.includes(one);
      assert.ok(found, `${this.page.url()} does not show ${one}; it shows:\n${text}`);
    }
  }

  async seesNot(...words) {
    const text = await this.text();

    for (const one of words) {
      assert.ok(!text.includes(one), `${this.page.url()} shows “${one}”`);
    }
  }

  /* What the address answers to this person, beside the window. */
  async ask(path) {
    const cookies = await this.page.context().cookies();
    const cookie = cookies.map((one) => `${one.name}=${one.value}`).join("; ");
    const answer = await fetch(this.journey.base + path, { headers: { cookie } });
    const bytes = Buffer.from(await answer.arrayBuffer());

    return { status: answer.status, type: answer.headers.get("content-type") || "", bytes };
  }

  /* A file that a link of the page gives. */
  async file(path) {
    const answer = await this.ask(path);

    assert.equal(answer.status, 200, path);
    assert.ok(!answer.type.startsWith("text/html"), `${path} is a page, no file`);
    return answer;
  }
}

export function squeeze(text) {
  return text.replace(/\s+/g, " ").normalize("NFC").trim();
}

export async function window(journey, options = {}) {
  const context = await journey.browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "vi-VN",
    reducedMotion: "reduce", /* nothing to wait for */
    ...options,
  });
  const page = await context.newPage();

  page.setDefaultTimeout(PATIENCE);
  page.on("dialog", (dialog) => dialog.accept()); /* a page that asks before it is left */
  page.on("pageerror", (error) => journey.troubles.push(`${page.url()}: ${error}`));
  return new Person(journey, page, options.javaScriptEnabled === false);
}

export async function signIn(journey, person, account) {
  await person.go("/sign-in");
  await person.fill("Tên đăng nhập", account);
  await person.fill("Mật khẩu", journey.password);
  await person.press("Đăng nhập");
}

/* The account's own window, signed in; the same one again as long as the server stands. */
export async function as(journey, account) {
  let person = journey.people.get(account);

  if (!person) {
    person = await window(journey);
    await signIn(journey, person, account);
    journey.people.set(account, person);
  }
  await person.go("/");
  return person;
}
