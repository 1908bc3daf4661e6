/* SPDX-License-Identifier: Apache-2.0
 *
 * kept.mjs - an evening on a phone with every mishap there is: a line cut at the button, no line at all, a page
 * left behind, a closed tab, a sign-in that ended, a chair who closes while the secretary types, Back and
 * another title. Nothing typed is lost, and nothing is claimed that was not saved. */
import assert from "node:assert/strict";
import { DEMO, travel } from "./harness.mjs";
import { takeFaults } from "./look.mjs";
import { signIn, window } from "./person.mjs";

const PHONE = { viewport: { width: 360, height: 740 } };
const SECRETARY = "thuky.donghe";
const CHAIR = "bithu.donghe";

const box = (person, n) => person.page.getByRole("textbox").nth(n);
const banner = (person) => person.page.locator(".kept:visible");
const row = (person, n) => person.page.locator(".roll-row").nth(n);

/* The button is pressed and no answer comes: the browser's own page of a lost line. */
async function cutAt(person, button) {
  const cut = (route) => (route.request().method() === "POST" ? route.abort("connectionreset") : route.fallback());

  await person.page.route("**/*", cut);
  await Promise.all([person.page.waitForEvent("requestfailed"), person.find(button).click()]);
  await person.page.waitForURL("chrome-error://**");
  await person.page.unroute("**/*", cut);
}

/* The browser has written it down. */
async function isKept(person, words) {
  await person.page.waitForFunction((one) => JSON.stringify(localStorage).includes(one), words);
}

async function seesKept(person, ...words) {
  await banner(person).first().waitFor();
  await person.sees(...words);
}

/* In a box to be read or copied: a box's words are no text of the page. */
async function givesBack(person, words) {
  const boxes = await person.page.locator("main textarea").evaluateAll((all) => all.map((one) => one.value));
  assert.ok(boxes.includes(words), `${person.page.url()} gives back ${JSON.stringify(boxes)}`);
}

async function seesNothingKept(person) {
  assert.equal(await banner(person).count(), 0);
}

async function begin(j) {
  const person = await window(j, PHONE);

  await signIn(j, person, CHAIR);
  await person.press("Mở buổi sinh hoạt");
  j.session = new URL(person.page.url()).pathname;
  await person.press("Bắt đầu buổi sinh hoạt");
  await person.page.context().close();
}

async function lineCutAtSaving(j, person) {
  await person.go(`${j.session}/roll`);
  await row(person, 1).getByRole("radio", { name: "Đến muộn" }).check();
  await row(person, 2).getByRole("radio", { name: "Vắng có lý do" }).check();
  await row(person, 2).getByLabel("Lý do vắng", { exact: true }).fill("con ốm");
  await cutAt(person, "Lưu điểm danh");
  await person.go(`${j.session}/roll`);
  await seesKept(person, "Chưa gửi được lúc", "Gửi lại");
  assert.equal(await row(person, 1).locator("input:checked").getAttribute("value"), "late");
  assert.equal(await row(person, 2).getByLabel("Lý do vắng", { exact: true }).inputValue(), "con ốm");
  await person.press("Gửi lại");
  await person.sees("Đã lưu");
  await person.go(`${j.session}/roll`);
  await seesNothingKept(person);
  assert.equal(await row(person, 1).locator("input:checked").getAttribute("value"), "late");
}

async function noLineAtAll(j, person) {
  const context = person.page.context();

  await person.go(`${j.session}/steps`);
  await box(person, 1).fill("Bà con nhất trí đổ bê tông đoạn ngõ còn lại");
  await context.setOffline(true);
  await person.touch("Lưu nội dung");
  await seesKept(person, "Chưa gửi được lúc");
  assert.equal(await box(person, 1).inputValue(), "Bà con nhất trí đổ bê tông đoạn ngõ còn lại");
  await context.setOffline(false);
  await person.press("Gửi lại");
  await person.sees("Đã lưu");
}

async function leftByALink(j, person) {
  let asked = 0;
  const count = () => {
    asked += 1;
  };

  await person.go(`${j.session}/steps`);
  await seesNothingKept(person);
  await box(person, 2).click();
  await person.page.keyboard.type("Ý kiến của đồng chí Phúc về thủy lợi");
  await isKept(person, "Ý kiến của đồng chí Phúc về thủy lợi");
  person.page.on("dialog", count);
  await person.go("/");
  person.page.off("dialog", count);
  assert.equal(asked, 1);
  await seesKept(person, "Có nội dung ghi dở lúc");
  await person.press(banner(person).getByRole("link"));
  await seesKept(person, "đã được đưa trở lại");
  assert.equal(await box(person, 2).inputValue(), "Ý kiến của đồng chí Phúc về thủy lợi");
  await Promise.all([person.page.waitForEvent("load"), person.find("Bỏ nội dung này").click()]);
  await person.arrive();
  await seesNothingKept(person);
  assert.equal(await box(person, 2).inputValue(), "");
}

/* What is a person's own stays in its tab; the rest outlives it. */
async function aClosedTab(j, person) {
  await person.go(`${j.session}/roll`);
  await row(person, 3).getByRole("radio", { name: "Vắng có lý do" }).check();
  await row(person, 3).getByLabel("Lý do vắng", { exact: true }).fill("đi viện");
  await isKept(person, "absent_reason");
  const context = person.page.context();
  await person.page.close();
  person.page = await context.newPage();
  person.page.on("dialog", (dialog) => dialog.accept());
  await person.go(`${j.session}/roll`);
  await seesKept(person, "Có nội dung ghi dở");
  assert.equal(await row(person, 3).locator("input:checked").getAttribute("value"), "absent_reason");
  assert.equal(await row(person, 3).getByLabel("Lý do vắng", { exact: true }).inputValue(), "");
  const kept = await person.page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!kept.includes("đi viện") && !kept.includes("con ốm"), kept);
  await Promise.all([person.page.waitForEvent("load"), person.find("Bỏ nội dung này").click()]);
}

async function aSignInThatEnded(j, person) {
  await person.go(`${j.session}/steps`);
  await box(person, 2).fill("Đồng chí Hải đề nghị sửa loa truyền thanh");
  await person.page.context().clearCookies();
  assert.equal(await person.press("Lưu nội dung"), 401);
  await givesBack(person, "Đồng chí Hải đề nghị sửa loa truyền thanh");
  await signIn(j, person, SECRETARY);
  await person.go(`${j.session}/steps`);
  await seesKept(person, "Chưa gửi được lúc");
  await person.press("Gửi lại");
  await person.sees("Đã lưu");
  await person.go(`${j.session}/steps`);
  assert.equal(await box(person, 2).inputValue(), "Đồng chí Hải đề nghị sửa loa truyền thanh");
  await seesNothingKept(person);
}

/* Somebody else at the same phone sees nothing of it, and a sign-out leaves nothing behind. */
async function anotherAccount(j, person) {
  await person.go(`${j.session}/steps`);
  await box(person, 3).fill("chưa gửi đi");
  await isKept(person, "chưa gửi đi");
  await person.page.context().clearCookies();
  await signIn(j, person, CHAIR);
  await seesNothingKept(person);
  await person.go(`${j.session}/steps`);
  await seesNothingKept(person);
  await person.page.context().clearCookies();
  await signIn(j, person, SECRETARY);
  await seesKept(person, "Có nội dung ghi dở lúc");
  await person.touch(person.page.locator("summary", { hasText: "Tài khoản" }));
  await person.press("Đăng xuất");
  const left = await person.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("nep:")));
  assert.deepEqual(left, []);
  await signIn(j, person, SECRETARY);
}

async function backAndAnotherTitle(j, person) {
  await person.go("/sessions/new");
  await person.fill("Ngày", "12/12/2026");
  await person.fill("Địa điểm", "Nhà văn hóa");
  await person.fill("Tên buổi", "Hội nghị đầu tháng");
  await person.press("Lên lịch");
  await person.page.goBack();
  await person.arrive();
  await person.fill("Ngày", "19/12/2026");
  await person.fill("Địa điểm", "Nhà văn hóa");
  await person.fill("Tên buổi", "Hội nghị giữa tháng");
  await person.press("Lên lịch");
  await person.sees("Hội nghị giữa tháng");
  await person.go("/sessions");
  await person.sees("Hội nghị đầu tháng", "Hội nghị giữa tháng");
}

async function closedBySomebodyElse(j, person) {
  const chair = await window(j, PHONE);

  await person.go(`${j.session}/steps`);
  await box(person, 3).fill("Nửa trang ghi chép chưa kịp lưu");
  await signIn(j, chair, CHAIR);
  await chair.go(`${j.session}/close`);
  await chair.fill("Số ý kiến phát biểu", "4");
  await chair.fill("Kết luận", "Chi bộ thống nhất.");
  await chair.press("Kết thúc buổi sinh hoạt");
  await chair.page.context().close();
  assert.equal(await person.press("Lưu nội dung"), 409);
  await givesBack(person, "Nửa trang ghi chép chưa kịp lưu");
  await person.go(j.session);
  await seesKept(person, "chưa được gửi", "Nửa trang ghi chép chưa kịp lưu");
}

await travel(DEMO, "2026-12-01T19:00:00+07:00", async (j) => {
  let person;

  await j.step("the chair begins the evening", () => begin(j));
  await j.step("the secretary signs in on a phone", async () => {
    person = await window(j, PHONE);
    await person.page.context().route("**/steps/draft", (route) => route.abort()); /* a line too weak for it */
    await signIn(j, person, SECRETARY);
  });
  await j.step("a line cut at Lưu loses no mark", () => lineCutAtSaving(j, person));
  await j.step("without a line the page stays", () => noLineAtAll(j, person));
  await j.step("a page left by a link asks, and gives back", () => leftByALink(j, person));
  await j.step("a closed tab gives back all but what is a person's own", () => aClosedTab(j, person));
  await j.step("a sign-in that ended takes nothing along", () => aSignInThatEnded(j, person));
  await j.step("another account sees nothing, a sign-out leaves nothing", () => anotherAccount(j, person));
  await j.step("Back, another title, sent: both are there", () => backAndAnotherTitle(j, person));
  await j.step("the chair closes while the secretary types", () => closedBySomebodyElse(j, person));
  await j.step("every page reached is fit to be used", () => assert.equal(takeFaults(), ""));
  await j.step("no script of a page failed", () => assert.deepEqual(j.troubles, []));
});
