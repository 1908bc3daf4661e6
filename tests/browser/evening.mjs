/* SPDX-License-Identifier: Apache-2.0
 *
 * evening.mjs - steps 5 and 6: a branch plans its session, prints, opens, calls the roll, writes,
 * promises, closes; another one photographs its minute book. */
import assert from "node:assert/strict";
import { docxText, pdfText, PHOTOGRAPH } from "./files.mjs";
import { as, squeeze } from "./person.mjs";

/* What only the branch may read; nobody above ever sees one of these. */
export const SECRETS = {
  note: "chuyện bờ ruộng hai nhà đầu xóm",
  reason: "đưa con đi viện mổ ruột thừa",
  conclusion: "giao tổ ba người theo dõi việc nhà văn hóa",
  shortcoming: "Sổ nghị quyết ghi chưa kịp trong ba tháng",
  remedy: "Ghi đủ sổ nghị quyết trước mỗi kỳ sinh hoạt",
  openRemedy: "Lát xong đoạn ngõ còn dở trước nhà văn hóa",
};
/* A person's own: not even on the branch's agenda, paper or minutes. */
export const PERSONAL = "bỏ hẳn rượu bia trong giờ làm việc";

export async function schedule(j, account, plan) {
  const person = await as(j, account);

  await person.press("Buổi sinh hoạt");
  await person.press("Lên lịch buổi sinh hoạt");
  await person.page.getByLabel(plan.kind, { exact: true }).check();
  await person.fill("Ngày", plan.day);
  await person.fill("Giờ bắt đầu", plan.time);
  await person.fill("Địa điểm", plan.place);
  await person.choose("Thư ký", plan.secretary);
  await person.press("Lên lịch");
  await person.sees("Đã lên lịch", plan.place, plan.day);
  return /sessions\/(\d+)/.exec(person.page.url())[1];
}

export async function paperPack(j, account, id, words) {
  const person = await as(j, account);
  const text = pdfText((await person.file(`/sessions/${id}/pack.pdf`)).bytes);

  for (const one of words) {
    assert.ok(text.includes(one), `the pack does not have “${one}”:\n${text}`);
  }
  return text;
}

export async function openSession(j, account, id) {
  const person = await as(j, account);

  await person.go(`/sessions/${id}`);
  await person.press("Bắt đầu buổi sinh hoạt");
  await person.sees("Buổi sinh hoạt đã bắt đầu", "Đang sinh hoạt");
}

/* Seven of eight are due: one late, one absent with a reason, one without. */
export async function callRoll(j, account, id, names) {
  const person = await as(j, account);
  const mark = (name, state) =>
    person.page.getByRole("group", { name }).getByRole("radio", { name: state, exact: true }).check();

  await person.go(`/sessions/${id}/roll`);
  assert.equal(await person.page.locator(".roll-row").count(), 7);
  await person.sees("Miễn công tác và sinh hoạt", names.exempt);
  await mark(names.late, "Đến muộn");
  await mark(names.excused, "Vắng có lý do");
  await person.page.getByRole("group", { name: names.excused }).getByLabel("Lý do vắng", { exact: true }).fill(SECRETS.reason);
  await mark(names.absent, "Vắng không lý do");
  await person.press("Lưu điểm danh");
  await person.sees("Đã lưu", "Có mặt 5 trên 7");
}

export async function write(j, account, id) {
  const person = await as(j, account);

  await person.go(`/sessions/${id}/steps`);
  await person.page.getByRole("textbox").nth(1).fill(SECRETS.note);
  await person.press("Lưu nội dung");
  await person.sees("Đã lưu", "Đã ghi 1 trên");
}

async function promiseOne(person, shortcoming, remedy, due) {
  await person.fill("Hạn chế, khuyết điểm của tập thể", shortcoming);
  await person.fill("Biện pháp: làm gì", remedy);
  await person.fill("Ai chịu trách nhiệm", "Chi ủy");
  await person.fill("Xong trước ngày", due);
  await person.press("Lưu");
}

export async function promise(j, account, id, dues) {
  const person = await as(j, account);

  await person.go(`/sessions/${id}/remedies`);
  await person.fill("Biện pháp: làm gì", SECRETS.remedy);
  await person.press("Lưu");
  await person.sees("Có 3 chỗ cần sửa", "Hãy ghi hạn chế, khuyết điểm");
  await promiseOne(person, SECRETS.shortcoming, SECRETS.remedy, dues.soon);
  await person.sees("Đã thêm", SECRETS.shortcoming, dues.soon);
  await promiseOne(person, "Đường ngõ chưa xong như đã hứa", SECRETS.openRemedy, dues.far);
  await person.sees(SECRETS.openRemedy);
}

export async function promisePersonal(j, account, name, due) {
  const person = await as(j, account);

  await person.go("/remedies/personal");
  await person.choose("Đồng chí", name);
  await person.fill("Lời hứa khắc phục", PERSONAL);
  await person.fill("Xong trước ngày", due);
  await person.press("Lưu");
  await person.press("Mở danh sách");
  await person.sees(PERSONAL, name);
}

export async function closeSession(j, account, id) {
  const person = await as(j, account);

  await person.go(`/sessions/${id}/close`);
  await person.sees("Kiểm lại số liệu");
  await person.fill("Số ý kiến phát biểu", "6");
  await person.press("Kết thúc buổi sinh hoạt");
  await person.sees("Có 1 chỗ cần sửa");
  assert.equal(await person.page.getByLabel("Số ý kiến phát biểu").inputValue(), "6");
  await person.fill("Kết luận", `Chi bộ thống nhất ${SECRETS.conclusion}.`);
  await person.press("Kết thúc buổi sinh hoạt");
  await person.sees("Buổi sinh hoạt đã kết thúc");
}

/* As page, PDF and DOCX: the same words; never a reason of absence, never a person's own promise. */
export async function minutes(j, account, id, words) {
  const person = await as(j, account);
  const wanted = ["BIÊN BẢN", SECRETS.note, SECRETS.shortcoming, SECRETS.openRemedy, SECRETS.conclusion, ...words];

  await person.go(`/sessions/${id}/minutes`);
  const texts = {
    page: await person.text(),
    pdf: pdfText((await person.file(`/sessions/${id}/minutes.pdf`)).bytes),
    docx: docxText((await person.file(`/sessions/${id}/minutes.docx`)).bytes),
  };
  for (const [kind, text] of Object.entries(texts)) {
    for (const one of wanted) {
      assert.ok(text.toLowerCase().includes(squeeze(one).toLowerCase()), `the minutes as ${kind} do not have “${one}”:\n${text}`);
    }
    for (const one of [SECRETS.reason, PERSONAL]) {
      assert.ok(!text.includes(one), `the minutes as ${kind} have “${one}”`);
    }
  }
}

export const BOOK = {
  "Số phải dự": 7,
  "Có mặt đúng giờ": 5,
  "Đến muộn": 0,
  "Vắng có lý do": 1,
  "Vắng không lý do": 1,
  "Ý kiến phát biểu": 4,
  "Hạn chế, khuyết điểm": 2,
  "Biện pháp khắc phục": 2,
};

/* Five, not seven, the first time: what does not add up comes back with everything typed. */
export async function photographBook(j, account, id) {
  const person = await as(j, account);
  const photograph = { name: "so-bien-ban.png", mimeType: "image/png", buffer: PHOTOGRAPH };

  await person.go(`/sessions/${id}`);
  await person.press("Dùng ảnh chụp sổ biên bản");
  for (const [label, value] of Object.entries(BOOK)) {
    await person.page.getByLabel(label, { exact: true }).fill(String(value));
  }
  await person.fill("Số phải dự", "5");
  await person.fill("Kết luận", `Chi bộ nhất trí ${SECRETS.conclusion}.`);
  await person.page.getByLabel("Ảnh chụp").setInputFiles(photograph);
  await person.press("Lưu thành biên bản");
  await person.sees("Hãy sửa cho khớp");
  await person.fill("Số phải dự", "7");
  await person.page.getByLabel("Ảnh chụp").setInputFiles(photograph);
  await person.press("Lưu thành biên bản");
  await person.sees("Buổi sinh hoạt đã kết thúc");
  await person.press("Xem biên bản");
  await person.sees("ghi trong sổ biên bản của đơn vị");
  assert.equal((await person.file(`/sessions/${id}/book/file`)).type, "image/png");
}

/* What is still open stands on the next agenda by itself, on the page and on paper. */
export async function nextAgenda(j, account, id) {
  const person = await as(j, account);

  await person.go(`/sessions/${id}`);
  await person.sees(SECRETS.openRemedy);
  await person.seesNot(PERSONAL);
  const paper = await paperPack(j, account, id, [SECRETS.openRemedy]);
  assert.ok(!paper.includes(PERSONAL), "a personal promise is on paper");
}

export async function mend(j, account) {
  const person = await as(j, account);
  const entry = person.page.locator(".entry", { hasText: SECRETS.remedy });

  await person.press("Khắc phục");
  await person.seesNot(PERSONAL);
  await entry.locator("summary").click();
  await entry.getByLabel("Kết quả, minh chứng").fill("Đã ghi đủ, chi ủy kiểm lại ngày họp");
  await person.press(entry.getByRole("button", { name: "Đã xong" }));
  await person.sees("Đã xong, chờ xác nhận");
}
