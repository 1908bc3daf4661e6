/* SPDX-License-Identifier: Apache-2.0
 *
 * ascend.mjs - steps 7 and 8: the report is there, two sentences make it whole, it goes up, comes back
 * once, is received; totals add up and open; the receiving level reports in its turn. */
import assert from "node:assert/strict";
import { docxText, pdfText } from "./files.mjs";
import { PERSONAL, SECRETS } from "./evening.mjs";
import { as } from "./person.mjs";

/* The lines of a report, in the order of the form. */
export const LINES = [
  "Số buổi sinh hoạt đã tổ chức",
  "Lượt người phải dự",
  "Lượt có mặt",
  "Lượt vắng có lý do",
  "Lượt vắng không lý do",
  "Ý kiến phát biểu, tham luận",
  "Hạn chế, khuyết điểm đã chỉ ra",
  "Biện pháp khắc phục đến hạn",
  "Trong đó đã khắc phục xong",
];

async function figuresOf(person) {
  const rows = await person.page.locator(".table--figures tbody tr td").allInnerTexts();

  return rows.map((one) => Number.parseInt(one, 10));
}

export async function report(j, account, figures, sentences) {
  const person = await as(j, account);

  await person.press("Báo cáo");
  await person.press(person.main.getByRole("row").nth(1).getByRole("link"));
  assert.deepEqual(await figuresOf(person), figures);
  await person.fill("Đánh giá chung", sentences[0]);
  await person.fill("Kiến nghị, đề xuất", sentences[1]);
  await person.sendUp();
  await person.sees("Đã gửi báo cáo lên cấp trên", ...sentences);
}

/* From the desk to the table, from the table to the one report that waits there. */
async function openWaiting(person, unit) {
  await person.press(person.main.getByRole("link", { name: /báo cáo chờ tiếp nhận|^Tiếp nhận báo cáo$/ }).first());
  await person.press(person.main.getByRole("row", { name: unit }).getByRole("link").last());
}

export async function receive(j, account, unit) {
  const person = await as(j, account);

  await person.sees(/báo cáo chờ tiếp nhận/);
  await openWaiting(person, unit);
  await person.press("Tiếp nhận báo cáo");
  await person.sees("Đã tiếp nhận báo cáo");
  await person.press(person.page.getByRole("link", { name: /^Tổng hợp: / }));
  assert.match(await person.main.getByRole("row", { name: unit }).innerText(), /Đã tiếp nhận/);
}

export async function sendBack(j, account, unit, reason) {
  const person = await as(j, account);

  await openWaiting(person, unit);
  await person.touch(person.page.locator("summary", { hasText: "Trả lại để bổ sung" }));
  await person.press(person.main.getByRole("button", { name: /Trả lại/ }));
  await person.sees("Có 1 chỗ cần sửa");
  await person.fill("Nội dung cần bổ sung", reason);
  await person.press(person.main.getByRole("button", { name: /Trả lại/ }));
  await person.sees("Đã trả lại báo cáo");
}

export async function complete(j, account, reason, sentence) {
  const person = await as(j, account);

  await person.sees("Báo cáo cần bổ sung");
  await person.press("Bổ sung báo cáo");
  await person.sees(reason);
  await person.fill("Kiến nghị, đề xuất", sentence);
  await person.sendUp();
  await person.sees("Đã gửi báo cáo lên cấp trên");
}

/* From the campaign to its periods and the one of that name, as an office says it: "Tháng 4/2022". */
async function openTotal(j, person, period) {
  await person.go(`/campaigns/${j.campaign}`);
  await person.press("Tình hình các đơn vị");
  await person.press("Tổng hợp");
  await person.press(person.main.getByRole("link", { name: period, exact: true }));
}

export async function total(j, account, period, sums) {
  const person = await as(j, account);

  await openTotal(j, person, period);
  const cells = await person.page.locator("tfoot td.num").allInnerTexts();
  assert.deepEqual(cells.map((cell) => parseInt(cell, 10)), sums);
}

/* From the sum down to the figures of one session: links only, each answered. */
export async function openDown(j, account, period, path, figures) {
  const person = await as(j, account);

  await openTotal(j, person, period);
  for (const unit of path) {
    await person.press(person.main.getByRole("row", { name: unit }).getByRole("link").first());
  }
  await person.press(person.main.locator("a[href$='/figures']").first());
  await person.sees("Số liệu buổi sinh hoạt", "Cấp trên chỉ thấy các con số này");
  for (const [words, value] of Object.entries(figures)) {
    await person.sees(new RegExp(`${value}( trên \\d+)? ${words}`));
  }
}

/* Everything this person can reach by links, and what a curious one would type into the address. */
export async function seesNoSecrets(j, account, sessions, names) {
  const person = await as(j, account);
  const words = [...Object.values(SECRETS), PERSONAL, ...names];
  const queue = ["/"];
  const known = new Set(queue);

  for (let at = 0; at < queue.length && at < 300; at += 1) {
    const answer = await person.ask(queue[at]);
    const text = answer.type.includes("pdf") ? pdfText(answer.bytes) : answer.bytes.toString().normalize("NFC");

    for (const one of words) {
      assert.ok(!text.includes(one), `${account} reads “${one}” at ${queue[at]}`);
    }
    for (const [, href] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const path = href.replaceAll("&amp;", "&");
      if (!known.has(path) && !path.startsWith("/assets")) {
        known.add(path);
        queue.push(path);
      }
    }
  }
  assert.ok(queue.length > 10, `only ${queue.length} pages were found`);
  for (const id of sessions) {
    for (const part of ["", "/minutes", "/minutes.pdf", "/minutes.docx", "/pack.pdf", "/roll", "/steps", "/remedies", "/reasons", "/book/file"]) {
      const answer = await person.ask(`/sessions/${id}${part}`);
      assert.equal(answer.status, 403, `${account} at /sessions/${id}${part}`);
    }
  }
  return queue.length;
}

/* This level's own report upward, and what it looks like on paper. */
export async function ownReport(j, account, period, sums, sentences, submits) {
  const person = await as(j, account);

  await openTotal(j, person, period);
  await person.press("Lập báo cáo của cấp mình");
  assert.deepEqual(await figuresOf(person), sums);
  await person.fill("Đánh giá chung", sentences[0]);
  await person.fill("Kiến nghị, đề xuất", sentences[1]);
  if (submits) await person.sendUp();
  else await person.press("Lưu nháp");
  await person.sees(submits ? "Đã gửi báo cáo lên cấp trên" : "Đã lưu");
}

async function download(person, format) {
  await person.press(format);
  const href = await person.page.getByRole("link", { name: "Tải về" }).getAttribute("href");
  await person.go("/");
  return (await person.file(href)).bytes;
}

/* Each line of the table with its figure beside it. */
function hasFigures(text, sums) {
  const plain = text.toLowerCase();
  let from = 0;

  for (const [i, line] of LINES.entries()) {
    from = plain.indexOf(line.toLowerCase(), from);
    assert.ok(from >= 0, `the line “${line}” is missing:\n${text}`);
    const near = text.slice(from + line.length, from + line.length + 40);
    assert.match(near, new RegExp(`^[^\\d]*${sums[i]}(\\D|$)`), line);
  }
}

export async function officialPaper(j, account, words, sums) {
  const person = j.people.get(account);
  const here = new URL(person.page.url()).pathname;
  const pdf = await download(person, "PDF");
  await person.go(here);
  const docx = docxText(await download(person, "DOCX (Word)"));

  for (const [kind, text] of [["PDF", pdfText(pdf)], ["DOCX", docx]]) {
    for (const one of words) {
      assert.ok(text.toLowerCase().includes(one.toLowerCase()), `the ${kind} does not have “${one}”:\n${text}`);
    }
  }
  hasFigures(pdfText(pdf, "-layout"), sums);
  hasFigures(docx, sums);
}
