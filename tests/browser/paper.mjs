/* SPDX-License-Identifier: Apache-2.0
 *
 * paper.mjs - what does not go from account to account, in the demo's province, with scripts and without: figures
 * that a clerk enters for a branch, an amendment of what was issued, and what a unit outside Nếp answers. */
import assert from "node:assert/strict";
import { DEMO, travel } from "./harness.mjs";
import { takeFaults } from "./look.mjs";
import { signIn, window } from "./person.mjs";

const FIGURES = [
  ["Số phải dự", "9"],
  ["Có mặt đúng giờ", "7"],
  ["Đến muộn", "0"],
  ["Vắng có lý do", "2"],
  ["Vắng không lý do", "0"],
  ["Ý kiến phát biểu", "4"],
  ["Hạn chế, khuyết điểm", "1"],
  ["Biện pháp khắc phục", "1"],
  ["Biện pháp khắc phục đã đến hạn", "0"],
  ["Trong đó đã khắc phục xong", "0"],
];

async function at(j, plain, account, act) {
  const person = await window(j, plain ? { javaScriptEnabled: false } : {});

  await signIn(j, person, account);
  await act(person);
  await person.page.context().close();
}

/* From the campaign's totals to the branch that has not reported. */
async function enter(person, unit) {
  await person.press("Đợt sinh hoạt");
  await person.press(person.main.getByRole("link", { name: /Tự soi, tự sửa/ }).first());
  await person.press("Tình hình các đơn vị");
  await person.press("Tổng hợp");
  await person.press(person.main.getByRole("row").nth(1).getByRole("link").first());
  await person.press(person.main.getByRole("row", { name: unit }).getByRole("link", { name: /^Nhập thay/ }));
  await person.press(person.main.getByRole("link", { name: /^Nhập (buổi|thêm một buổi)/ }));
  await person.press("Lưu buổi này");
  await person.sees("chỗ cần sửa");
  await person.page.getByLabel("Điện thoại", { exact: true }).check();
  await person.fill("Người cung cấp số liệu", "đồng chí bí thư chi bộ");
  await person.fill("Ngày họp", "05/07/2026");
  await person.page.getByLabel("Sinh hoạt chuyên đề", { exact: true }).check();
  for (const [label, value] of FIGURES) {
    await person.fill(label, value);
  }
  await person.press("Lưu buổi này");
  await person.page.getByLabel("Điện thoại", { exact: true }).check();
  await person.fill("Người cung cấp số liệu", "đồng chí bí thư chi bộ");
  await person.fill("Đánh giá chung", "Chi bộ sinh hoạt nghiêm túc.");
  await person.knowingly();
  await person.press("Gửi báo cáo thay đơn vị");
  await person.sees("Đã gửi báo cáo thay đơn vị", "đồng chí bí thư chi bộ");
}

/* One thing more is asked; what goes out is looked at before. */
async function amend(person, unit, words) {
  await person.press("Đợt sinh hoạt");
  await person.press(person.main.getByRole("row", { name: unit }).getByRole("link").first());
  await person.press("Sửa đổi, bổ sung");
  await person.fill("Lý do", "Bổ sung một việc");
  await person.press("Lập dự thảo sửa đổi");
  await person.press("Thêm việc");
  await person.fill("Việc phải làm", words);
  await person.fill("Hạn (nếu làm một lần)", "30/07/2026");
  await person.press("Lưu");
  await person.press("Kiểm tra trước khi ban hành");
  await person.sees(words, "phải xác nhận bản sửa đổi này");
  await person.press("Ban hành sửa đổi");
  await person.sees("Đã ban hành bản sửa đổi", words);
}

async function answer(person, words) {
  await person.press("Báo cáo");
  await person.press(person.main.getByRole("row", { name: /Đảng ủy khối/ }).getByRole("link").first());
  await person.press("Ghi ý kiến trả lời");
  await person.fill("Nội dung trả lời", words);
  await person.fill("Ngày văn bản trả lời", "19/07/2026");
  await person.press("Lưu");
  await person.sees(words);
}

await travel(DEMO, "2026-07-20T09:00:00+07:00", async (j) => {
  for (const plain of [false, true]) {
    const how = plain ? "without scripts" : "with scripts";

    await j.step(`${how} a clerk enters what a branch told by telephone, and its report`, () =>
      at(j, plain, plain ? "chuyenvien.tanlap" : "chuyenvien.dongha", (person) =>
        enter(person, plain ? "Chi bộ thôn Vườn Chè" : "Chi bộ Tổ dân phố Bến Đò"),
      ),
    );
    await j.step(`${how} an issued campaign is amended`, () =>
      at(j, plain, plain ? "chuyenvien.tanlap" : "chuyenvien.dongha", (person) =>
        amend(person, plain ? "Đảng ủy xã Tân Lập" : "Đảng ủy phường Đông Hạ", plain ? "Gửi ảnh tư liệu" : "Gửi danh sách đảng viên"),
      ),
    );
    await j.step(`${how} what a unit outside Nếp answers is written down`, () =>
      at(j, plain, "chuyenvien.soxaydung", (person) => answer(person, `Đã nhận, ${how}.`)),
    );
  }
  await j.step("every page is fit for a phone and for all, and no script failed", () => {
    assert.equal(takeFaults(), "");
    assert.deepEqual(j.troubles, []);
  });
});
