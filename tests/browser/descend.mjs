/* SPDX-License-Identifier: Apache-2.0
 *
 * descend.mjs - steps 1 to 4: somebody signs in, takes the plan in, checks what was read, looks at the
 * campaign it became, sends it down, and each unit says that it has arrived. */
import assert from "node:assert/strict";
import { PASSWORD, note } from "./harness.mjs";
import { as, window } from "./person.mjs";

export async function signIn(j, account) {
  const person = await window(j);

  await person.go("/");
  await person.sees("Đăng nhập");
  await person.fill("Tên đăng nhập", account);
  await person.fill("Mật khẩu", "khong-phai-mat-khau");
  await person.press("Đăng nhập");
  await person.sees("Tên đăng nhập hoặc mật khẩu chưa đúng");
  assert.equal(await person.page.getByLabel("Tên đăng nhập").inputValue(), account);
  await person.fill("Mật khẩu", PASSWORD);
  await person.press("Đăng nhập");
  await person.sees("Bàn làm việc");
  j.people.set(account, person);
}

export async function switchLanguage(j, account) {
  const person = await as(j, account);
  const swap = async (words) => {
    await person.page.locator(".top .menu summary").first().click();
    await person.press(words);
  };

  await swap("English");
  await person.sees("Desk");
  assert.equal(await person.page.locator("html").getAttribute("lang"), "en");
  await swap("Tiếng Việt");
  await person.sees("Bàn làm việc");
}

/* The words of an item are in sight and lit, and so is the item, each in its own pane. */
async function lightsUp(clerk) {
  const item = clerk.page.locator(".review-items .item", { hasText: "Báo cáo:" }).first();
  const lit = clerk.page.locator(".review-text .is-lit");

  await item.getByRole("link", { name: /^Dòng/ }).click();
  assert.equal(await clerk.page.locator(".review-items .item.is-lit").count(), 1);
  await lit.first().waitFor();
  assert.match((await lit.allInnerTexts()).join(" "), /báo cáo/i);
  await clerk.page.waitForFunction(() => {
    const words = document.querySelector(".review-text .is-lit").getBoundingClientRect();
    const pane = document.querySelector(".doc-text").getBoundingClientRect();
    return words.bottom > Math.max(pane.top, 0) && words.top < Math.min(pane.bottom, innerHeight);
  });
}

export async function takeIn(j, account, plan, facts) {
  const clerk = await as(j, account);

  await clerk.press("Văn bản");
  clerk.clicks = 0;
  await clerk.press("Nhập văn bản");
  await clerk.page.getByLabel("Tệp văn bản").setInputFiles({
    name: plan.name,
    mimeType: "text/plain",
    buffer: Buffer.from(plan.text),
  });
  await clerk.press("Đọc văn bản");
  await clerk.sees("Đối chiếu nội dung đã đọc", ...facts.read);
  await lightsUp(clerk);
}

/* Whoever checks looks at each doubt by itself, with its words around it. */
export async function review(j, account, facts) {
  const clerk = j.people.get(account);
  const began = Date.now();
  const keep = clerk.page.getByRole("button", { name: "Nhận", exact: true });
  let doubts = 0;

  await clerk.press(clerk.page.getByRole("button", { name: /^Nhận tất cả nội dung chắc chắn/ }));
  const ask = clerk.page.getByRole("link", { name: /^Quyết định nội dung còn nghi vấn/ });
  if (await ask.count()) {
    await clerk.press(ask);
    while (await keep.count()) {
      doubts += 1;
      assert.ok(doubts < 60, "the doubtful items never end");
      await clerk.press(keep.first());
    }
  }
  await clerk.seesNot("Cần đồng chí quyết định");
  await clerk.press("Hoàn thành đối chiếu");
  await clerk.sees("Đã hoàn thành đối chiếu văn bản", "Dự thảo");
  note(`review: ${clerk.clicks} clicks from the register to the draft, ${doubts} of them on doubts, ${Date.now() - began} ms`);
  assert.ok(clerk.clicks <= facts.clicks, `${clerk.clicks} clicks`);
  j.campaign = /campaigns\/(\d+)/.exec(clerk.page.url())[1];
}

export async function campaignPage(j, account, facts) {
  const clerk = j.people.get(account);

  await clerk.sees(...facts.campaign);
  const tied = await clerk.page.locator("#viec + .items > .item").evaluateAll((items) =>
    items.map((one) => one.querySelector(".item-go a") !== null),
  );
  assert.ok(tied.length > 0 && tied.every(Boolean), "a duty is not tied to its clause");
  for (const [month, many] of Object.entries(facts.months || {})) {
    const list = clerk.page.locator(`h3:text-is("Tháng ${month}") + .items > .item`);
    assert.equal(await list.count(), many, `materials of ${month}`);
  }
  await clerk.page.locator("#viec + .items .item-go a").first().click();
  await clerk.page.waitForFunction(() => {
    const words = document.querySelector(".doc-text :target")?.getBoundingClientRect();
    const pane = document.querySelector(".doc-text")?.getBoundingClientRect();
    return words && words.bottom > pane.top && words.top < pane.bottom;
  });
  await clerk.arrive();
  await clerk.sees("Nội dung đã thành việc");
}

export async function sendDown(j, account, scope, units) {
  const clerk = await as(j, account);

  await clerk.press("Đợt sinh hoạt");
  await clerk.press(clerk.main.getByRole("row").nth(1).getByRole("link"));
  await clerk.press("Triển khai");
  await clerk.choose("Triển khai đến", scope);
  await clerk.press("Xem trước");
  /* Days behind the last cut are asked, never settled in silence. */
  const rest = clerk.page.getByLabel("Không báo cáo những ngày này");
  if (await rest.count()) await rest.check();
  /* Nor is anything issued that nobody has looked at: each point one by one. */
  for (const point of await clerk.page.getByLabel("Đúng ý, giữ nguyên").all()) await point.check();
  await clerk.press(`Triển khai đến ${units} đơn vị`);
  await clerk.sees("Đã triển khai xuống các đơn vị");
}

/* From the desk: one link to see what it is, one tap. */
export async function acknowledge(j, accounts, facts) {
  for (const account of accounts) {
    const person = await as(j, account);

    await person.sees("Đợt sinh hoạt mới", facts.name);
    await person.press("Xem và xác nhận đã nhận");
    await person.press("Xác nhận đã nhận");
    await person.sees("đã xác nhận nhận được lúc");
    await person.go("/");
    await person.seesNot("Đợt sinh hoạt mới");
  }
}

export async function unitsTable(j, account, units) {
  const clerk = await as(j, account);

  await clerk.go(`/campaigns/${j.campaign}`);
  await clerk.press("Tình hình các đơn vị");
  await clerk.sees(`${units} trên ${units} Đã xác nhận`);
}
