/* SPDX-License-Identifier: Apache-2.0
 *
 * ways.mjs - other ways through the same pages: without scripts, by keys alone, in the dark, with a
 * double click on a slow line, at somebody else's door, and with two hundred units of long names. */
import assert from "node:assert/strict";
import * as down from "./descend.mjs";
import { PASSWORD, directive, travel } from "./harness.mjs";
import { lookAt, takeFaults } from "./look.mjs";
import { as, signIn, window } from "./person.mjs";

const CLERK = "chuyenvien.so";
const SECRETARY = "bithu.vanphong";
const LONG =
  "Chi bộ Ban Quản lý đầu tư xây dựng công trình nông nghiệp, phát triển nông thôn và phòng, chống thiên tai liên huyện phía Tây";

/* The whole evening of a branch, and its report, in a browser that runs no scripts. */
async function withoutScripts(j) {
  const person = await window(j, { javaScriptEnabled: false });

  await signIn(j, person, SECRETARY);
  await person.press("Buổi sinh hoạt");
  await person.press("Lên lịch buổi sinh hoạt");
  await person.page.getByLabel("Sinh hoạt thường kỳ", { exact: true }).check();
  await person.fill("Ngày", "20/04/2022");
  await person.fill("Địa điểm", "Phòng họp");
  await person.press("Lên lịch");
  await person.press("Bắt đầu buổi sinh hoạt");
  j.session = /sessions\/(\d+)/.exec(person.page.url())[1];
  await person.press(person.main.getByRole("link", { name: "Điểm danh" }).first());
  const row = person.page.getByRole("group", { name: "Đỗ Đức Bảo" });
  await row.getByRole("radio", { name: "Vắng có lý do" }).check();
  await row.getByLabel("Lý do vắng", { exact: true }).fill("đi công tác");
  await person.press("Lưu điểm danh");
  await person.sees("Có mặt 6 trên 7");
  await person.go(`/sessions/${j.session}/close`);
  await person.fill("Kết luận", "Chi bộ thống nhất.");
  await person.fill("Số ý kiến phát biểu", "3");
  await person.press("Kết thúc buổi sinh hoạt");
  await person.press("Xem biên bản");
  await person.sees("Biên bản".toUpperCase(), "Chi bộ thống nhất.");
  await person.press("Báo cáo");
  await person.press(person.main.getByRole("row").nth(1).getByRole("link"));
  await person.fill("Đánh giá chung", "Chi bộ làm nghiêm túc.");
  await person.sendUp();
  await person.sees("Đã gửi báo cáo lên cấp trên");
  await person.press("PDF");
  await person.sees("Tải về");
  await person.page.context().close();
}

/* Only the keyboard: every key goes to whatever has the focus. */
async function byKeys(j) {
  const person = await window(j);
  const { page } = person;
  const focus = (what) => page.evaluate((one) => document.activeElement.matches(one), what);
  const tabTo = async (what) => {
    for (let i = 0; i < 60 && !(await focus(what)); i += 1) {
      await page.keyboard.press("Tab");
    }
    assert.ok(await focus(what), `no way to ${what} by keys`);
  };

  await person.go("/sign-in");
  await tabTo("#name");
  await page.keyboard.type("bithu.kehoach");
  await tabTo("#password");
  await page.keyboard.type(PASSWORD);
  await Promise.all([page.waitForURL(`${j.base}/`), page.keyboard.press("Enter")]);
  await person.arrive();
  await tabTo(".skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");

  await person.go("/sessions/new");
  await tabTo("input[name=kind]");
  await page.keyboard.press("ArrowDown");
  await tabTo("#day");
  await page.keyboard.type("20/4/2022");
  await tabTo("#places");
  await page.keyboard.type("Phòng họp");
  await tabTo("#title");
  await Promise.all([page.waitForURL(/sessions\/\d+\?/), page.keyboard.press("Enter")]);
  await person.arrive();
  await person.sees("Sinh hoạt thường kỳ");
  await tabTo("main form .button--start");
  await Promise.all([page.waitForURL(/done=opened/), page.keyboard.press("Enter")]);
  await person.arrive();

  await person.go(`${new URL(page.url()).pathname}/roll`);
  await tabTo(".roll-row input");
  await page.keyboard.press("2");
  await page.keyboard.press("1");
  await page.keyboard.press("4");
  const marks = await page.locator(".roll-row input:checked").evaluateAll((all) => all.map((one) => one.value));
  assert.deepEqual(marks.slice(0, 4), ["late", "present", "absent_none", "present"]);
  await tabTo(".bar .button");
  await Promise.all([page.waitForURL(/done=saved/), page.keyboard.press("Enter")]);
  await person.arrive();
  await person.sees("Có mặt 6 trên 7");
}

/* On a line where an answer takes a second, two clicks are one act; the same form sent again leads to it. */
async function twice(j) {
  const person = await as(j, "bithu.congtrinh");
  const { page } = person;
  const wire = await page.context().newCDPSession(page);
  const sent = [];

  page.on("request", (one) => one.method() === "POST" && sent.push(one.postData()));
  await person.go("/sessions/new");
  await person.fill("Ngày", "21/04/2022");
  await person.fill("Địa điểm", "Phòng họp");
  await wire.send("Network.enable");
  await wire.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 1000,
    downloadThroughput: 20000,
    uploadThroughput: 20000,
  });
  await Promise.all([page.waitForURL(/sessions\/\d+/), person.find("Lên lịch").dblclick()]);
  await wire.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  const [first] = page.url().split("?");
  const led = await page.evaluate(async (body) => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    return (await fetch("/sessions/new", { method: "POST", headers, body })).url;
  }, sent[0]);
  assert.equal(led.split("?")[0], first);
  await person.go("/sessions");
  assert.equal(await person.page.locator(".entry-name").count(), 1);
}

async function strangers(j) {
  const nobody = await window(j);
  const member = await as(j, "bithu.nuocsach");

  await nobody.go(`/sessions/${j.session}`);
  await nobody.sees("Đăng nhập");
  assert.equal((await member.go(`/sessions/${j.session}`)).status(), 403);
  await member.sees("quyền");
  assert.equal((await member.go("/sessions/999")).status(), 404);
  assert.equal((await member.go("/khong-co")).status(), 404);
  assert.equal((await member.go("/documents?state=la")).status() < 500, true);
}

/* Every page of the navigation, and the page of all components, in the dark. */
async function inTheDark(j) {
  const person = await as(j, SECRETARY);

  await person.page.emulateMedia({ colorScheme: "dark" });
  for (const path of ["/", "/documents", "/campaigns", "/sessions", "/remedies", "/reports", "/orgs", "/account", "/_looks", `/sessions/${j.session}/minutes`]) {
    await person.page.goto(j.base + path);
    await lookAt(person.page, `dark-${path.replace(/\W+/g, "-")}`);
  }
  await person.page.emulateMedia({ colorScheme: "light" });
}

/* The clerk's table with two hundred rows, one of them with a very long name. */
async function crowd(j) {
  const clerk = await as(j, CLERK);

  await clerk.go("/orgs");
  const rows = await clerk.page.locator("tbody tr").count();
  assert.ok(rows > 0);
  await clerk.page.locator("tbody").evaluate((body, name) => {
    const row = body.querySelector("tr");
    for (let i = body.rows.length; i < 200; i += 1) {
      body.append(row.cloneNode(true));
    }
    body.querySelector("th").textContent = name;
    body.rows[1].querySelector("th").textContent = "Chibộ".repeat(30);
    document.querySelector(".top-unit").textContent = name;
  }, LONG);
  await lookAt(clerk.page, "units-of-two-hundred");
}

await travel("department", "2022-04-20T08:00:00+07:00", async (j) => {
  const plan = directive("D-department-plan.txt", "department-months.txt", "2022-06-13");
  const facts = { clicks: 60, read: [], campaign: [], name: "" };

  await j.step("a plan stands and is issued", async () => {
    await down.takeIn(j, CLERK, plan, facts);
    await down.review(j, CLERK, facts);
    await down.sendDown(j, CLERK, "Các đơn vị trực thuộc", 6);
  });
  await j.step("without scripts a session is held and reported", () => withoutScripts(j));
  await j.step("by keys alone one signs in, plans, opens and calls the roll", () => byKeys(j));
  await j.step("two clicks on a slow line are one act", () => twice(j));
  await j.step("strangers are told at the door", () => strangers(j));
  await j.step("in the dark everything can be read", () => inTheDark(j));
  await j.step("two hundred units and a very long name keep their place", () => crowd(j));
  await j.step("every page is fit for a phone and for all, and no script failed", () => {
    assert.equal(takeFaults(), "");
    assert.deepEqual(j.troubles, []);
  });
});
