/* SPDX-License-Identifier: Apache-2.0
 *
 * seed_d.mjs - the department's plan by months through the eight steps: a committee and six branches. */
import assert from "node:assert/strict";
import * as up from "./ascend.mjs";
import * as down from "./descend.mjs";
import * as evening from "./evening.mjs";
import { directive, note, travel } from "./harness.mjs";
import { takeFaults } from "./look.mjs";

const CLERK = "chuyenvien.so";
const BRANCHES = ["vanphong", "kehoach", "congtrinh", "nuocsach", "dedieu", "thanhtra"];
const FIRST = "bithu.vanphong";
const SECOND = "bithu.kehoach";
const NAMES = {
  late: "Hoàng Thị Bảo",
  excused: "Phạm Hữu Bảo",
  absent: "Bùi Minh Bảo",
  exempt: "Vũ Xuân Bảo",
};
const REASON = "Đề nghị nêu rõ hướng khắc phục việc vắng không lý do.";
/* sessions, due, present, absent with and without reason, opinions, shortcomings, remedies due, done */
const VANPHONG = [1, 7, 5, 1, 1, 6, 2, 2, 1];
const KEHOACH = [1, 7, 5, 1, 1, 4, 2, 0, 0];
const SUMS = VANPHONG.map((one, i) => one + KEHOACH[i]);
const PERIOD = "Quý II/2022";

function factsOf(plan) {
  if (!plan.real) {
    return {
      clicks: 60,
      name: "inh hoạt chuyên đề theo tháng",
      read: ["Báo cáo: hằng quý"],
      campaign: ["Việc phải làm", "hằng quý"],
      months: { "5/2022": 2, "6/2022": 2, "7/2022": 2 },
      month: "6",
      material: "27-KH/TU",
    };
  }
  return {
    clicks: 40,
    name: "xây dựng, chỉnh đốn Đảng và hệ thống chính trị",
    read: ["KH/ĐUK", "19/04/2022", "câu có thể mất chữ", "Báo cáo: hằng quý"],
    campaign: ["Kế hoạch số 31-KH/ĐUK ngày 19/04/2022", "hằng quý", "hằng tháng", "từ 01/04/2022 đến 30/11/2022"],
    months: {
      "4/2022": 4,
      "5/2022": 4,
      "6/2022": 3,
      "7/2022": 3,
      "8/2022": 3,
      "9/2022": 3,
      "10/2022": 4,
      "11/2022": 3,
    },
    month: "4",
    material: "18-CTr/TU",
  };
}

await travel("department", "2022-04-20T08:00:00+07:00", async (j) => {
  const plan = directive("D-department-plan.txt", "department-months.txt", "2022-06-13");
  const facts = factsOf(plan);
  const month = Number(facts.month);
  const evenings = { kind: "Sinh hoạt thường kỳ", time: "16:00", place: "Phòng họp tầng 2" };
  let first, book, next;

  await j.step("1 a wrong password keeps the name, the right one opens the desk", () => down.signIn(j, CLERK));
  await j.step("1 the language changes to English and back", () => down.switchLanguage(j, CLERK));
  await j.step("2 the plan is read, and an item lights up its words", () => down.takeIn(j, CLERK, plan, facts));
  await j.step("2 the certain is taken in one act, each doubt is decided", () => down.review(j, CLERK, facts));
  await j.step("3 the campaign has its materials month by month", () => down.campaignPage(j, CLERK, facts));
  await j.step("4 it is issued to the six branches", () => down.sendDown(j, CLERK, "Các đơn vị trực thuộc", 6));
  await j.step("4 each acknowledges from its desk", () =>
    down.acknowledge(j, BRANCHES.map((one) => `bithu.${one}`), facts),
  );
  await j.step("4 the clerk sees that all have", () => down.unitsTable(j, CLERK, 6));
  await j.step("5 a branch schedules its monthly meeting, with the month's materials", async () => {
    first = await evening.schedule(j, FIRST, { ...evenings, day: `27/0${month}/2022`, secretary: "Lê Quang Bảo" });
    await j.people.get(FIRST).sees("Tài liệu", facts.material);
    book = await evening.schedule(j, SECOND, { ...evenings, day: `26/0${month}/2022`, secretary: "Lê Quang Cúc" });
  });
  await j.step("5 the paper pack has agenda, materials and roll", () =>
    evening.paperPack(j, FIRST, first, ["Điểm danh", facts.material, NAMES.late]),
  );
  await j.step("5 the afternoon has come: the session opens", async () => {
    await j.later(`2022-0${month}-27T15:55:00+07:00`);
    await evening.openSession(j, FIRST, first);
  });
  await j.step("5 the roll leaves the exempt outside", () => evening.callRoll(j, "thuky.vanphong", first, NAMES));
  await j.step("5 notes are written under a step", () => evening.write(j, "thuky.vanphong", first));
  await j.step("6 shortcomings and promises: what, who, when", () =>
    evening.promise(j, "thuky.vanphong", first, { soon: `28/0${month}/2022`, far: `29/0${month}/2022` }),
  );
  await j.step("6 a person's own promise goes to the page of the branch", () =>
    evening.promisePersonal(j, FIRST, NAMES.late, "30/09/2022"),
  );
  await j.step("5 one screen closes it", () => evening.closeSession(j, FIRST, first));
  await j.step("5 minutes as page, PDF and DOCX", () =>
    evening.minutes(j, FIRST, first, ["Chi bộ Văn phòng Sở", facts.material]),
  );
  await j.step("5 another branch gives a photograph and eight figures", () => evening.photographBook(j, SECOND, book));
  await j.step("6 what is open stands on the next agenda, a person's own does not", async () => {
    next = await evening.schedule(j, FIRST, { ...evenings, day: "27/07/2022", secretary: "Lê Quang Bảo" });
    await evening.nextAgenda(j, FIRST, next);
  });
  await j.step("6 a remedy is reported as done", async () => {
    await j.later("2022-06-29T09:00:00+07:00");
    await evening.mend(j, FIRST);
  });
  await j.step("7 the report is there filled in; two sentences, and it goes up", async () => {
    await up.report(j, FIRST, VANPHONG, ["Chi bộ thảo luận thẳng thắn.", "Đề nghị gửi tài liệu sớm hơn."]);
    await up.report(j, SECOND, KEHOACH, ["Đảng viên đồng tình.", "Không có."]);
  });
  await j.step("7 the department receives one and returns one with a reason", async () => {
    await up.receive(j, CLERK, "Chi bộ Văn phòng Sở");
    await up.sendBack(j, CLERK, "Chi bộ Phòng Kế hoạch - Tài chính", REASON);
    await up.total(j, CLERK, PERIOD, VANPHONG);
  });
  await j.step("7 it is completed, sent again and received", async () => {
    await up.complete(j, SECOND, REASON, "Đã nhắc nhở, sẽ báo cáo tại kỳ sau.");
    await up.receive(j, CLERK, "Chi bộ Phòng Kế hoạch - Tài chính");
  });
  await j.step("7 the total is what was typed", () => up.total(j, CLERK, PERIOD, SUMS));
  await j.step("7 the total opens down to a session's figures", () =>
    up.openDown(j, CLERK, PERIOD, ["Chi bộ Phòng Kế hoạch - Tài chính"], evening.BOOK),
  );
  await j.step("7 nobody above reads notes, names or reasons", async () => {
    const pages = await up.seesNoSecrets(j, CLERK, [first, book, next], Object.values(NAMES));
    note(`${pages} pages`);
  });
  await j.step("8 the department's own report as PDF and DOCX", async () => {
    await up.ownReport(j, CLERK, PERIOD, SUMS, ["Các chi bộ thực hiện nghiêm túc.", "Không có."], false);
    await up.officialPaper(
      j,
      CLERK,
      ["BÁO CÁO", "ĐẢNG ỦY SỞ THỦY LỢI", "ĐẢNG CỘNG SẢN VIỆT NAM", "Các chi bộ thực hiện nghiêm túc."],
      SUMS,
    );
  });
  await j.step("every page is fit for a phone and for all, and no script failed", () => {
    assert.equal(takeFaults(), "");
    assert.deepEqual(j.troubles, []);
  });
});
