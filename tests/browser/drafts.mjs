/* SPDX-License-Identifier: Apache-2.0
 *
 * drafts.mjs - notes that save by themselves on a phone: they are on the server before anybody presses a button,
 * come back on another phone, go into the minutes by leaving the page or closing the session, and are told to
 * who closes while somebody else still writes. */
import assert from "node:assert/strict";
import { DEMO, travel } from "./harness.mjs";
import { lookAt, takeFaults } from "./look.mjs";
import { signIn, window } from "./person.mjs";

const PHONE = { viewport: { width: 360, height: 740 } };
const SECRETARY = "thuky.donghe";
const CHAIR = "bithu.donghe";

const box = (person, n) => person.page.getByRole("textbox").nth(n);
const saved = (person) => person.page.locator("[data-draft-state] [data-when=saved]:visible");

async function atThePhoneOf(j, account) {
  const person = await window(j, PHONE);

  await signIn(j, person, account);
  return person;
}

async function types(j, person, n, words) {
  await person.go(`${j.session}/steps`);
  await box(person, n).click();
  await person.page.keyboard.type(words);
  await saved(person).waitFor();
  assert.match(await saved(person).innerText(), /^Đã lưu \d\d:\d\d$/);
  await lookAt(person.page, "steps saved by themselves");
}

async function savesByItself(j) {
  const person = await atThePhoneOf(j, SECRETARY);

  await types(j, person, 1, "Bà con nhất trí đổ bê tông ngõ 3");
  const kept = await person.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("nep:")));
  assert.deepEqual(kept, []);
  await j.chair.go(j.session);
  await j.chair.sees("đang ghi nội dung, lần tự lưu gần nhất lúc");
  await j.chair.seesNot("Bà con nhất trí đổ bê tông ngõ 3");
  await person.page.context().close(); /* the phone is dead */
}

async function goesOnOnAnotherPhone(j) {
  const person = await atThePhoneOf(j, SECRETARY);

  await person.go(j.session);
  await person.sees("Nội dung đồng chí đang ghi, tự lưu lúc");
  await person.press("Ghi tiếp");
  assert.equal(await box(person, 1).inputValue(), "Bà con nhất trí đổ bê tông ngõ 3");
  await lookAt(person.page, "steps that go on");
  await box(person, 1).press("Control+End");
  await person.page.keyboard.type(", làm trong quý I");
  await person.press(person.page.locator(".crumbs a").last());
  await person.sees("Bà con nhất trí đổ bê tông ngõ 3, làm trong quý I");
  await person.seesNot("tự lưu lúc");
  return person;
}

async function closedMeanwhile(j, person) {
  await types(j, person, 2, "Nửa trang chưa kịp lưu");
  await j.chair.go(`${j.session}/close`);
  await j.chair.sees("đang ghi nội dung, lần tự lưu gần nhất lúc");
  await j.chair.fill("Số ý kiến phát biểu", "4");
  await j.chair.fill("Kết luận", "Chi bộ thống nhất.");
  await j.chair.press("Kết thúc buổi sinh hoạt");
  await person.go(j.session);
  await person.sees("Buổi đã kết thúc trước khi phần này được ghi vào biên bản", "Nửa trang chưa kịp lưu");
}

await travel(DEMO, "2026-12-01T19:00:00+07:00", async (j) => {
  let person;

  await j.step("the chair begins the evening", async () => {
    j.chair = await atThePhoneOf(j, CHAIR);
    await j.chair.press("Mở buổi sinh hoạt");
    j.session = new URL(j.chair.page.url()).pathname;
    await j.chair.press("Bắt đầu buổi sinh hoạt");
  });
  await j.step("notes save by themselves, for their author alone", () => savesByItself(j));
  await j.step("another phone has them, and a link takes them into the minutes", async () => {
    person = await goesOnOnAnotherPhone(j);
  });
  await j.step("who closes is told, and what was left is still there", () => closedMeanwhile(j, person));
  await j.step("every page reached is fit to be used", () => assert.equal(takeFaults(), ""));
  await j.step("no script of a page failed", () => assert.deepEqual(j.troubles, []));
});
