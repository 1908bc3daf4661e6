/* SPDX-License-Identifier: Apache-2.0
 *
 * seed_a.mjs - the district's plan of March 2022 through the eight steps: district, communes, branches. */
import assert from "node:assert/strict";
import * as up from "./ascend.mjs";
import * as down from "./descend.mjs";
import * as evening from "./evening.mjs";
import { directive, note, travel } from "./harness.mjs";
import { takeFaults } from "./look.mjs";

const CLERK = "chuyenvien.huyen";
const COMMUNE = "chuyenvien.linhthuong";
const BELOW = [
  "chuyenvien.tuyengiao",
  COMMUNE,
  "chuyenvien.linhha",
  ...["langmo", "bensoi", "thcs", "dongtrau", "khenuoc", "ubnd", "congan", "truyenthanh"].map((one) => `bithu.${one}`),
];
const NAMES = {
  late: "Hoàng Thị Đạt",
  excused: "Phạm Hữu Đạt",
  absent: "Bùi Minh Đạt",
  exempt: "Vũ Xuân Đạt",
};
const REASON = "Đề nghị nêu rõ hướng khắc phục việc vắng không lý do.";
/* sessions, due, present, absent with and without reason, opinions, shortcomings, remedies due, done */
const LANGMO = [1, 7, 5, 1, 1, 6, 2, 1, 1];
const BENSOI = [1, 7, 5, 1, 1, 4, 2, 0, 0];
const SUMS = LANGMO.map((one, i) => one + BENSOI[i]);

function factsOf(plan) {
  if (!plan.real) {
    return {
      clicks: 40,
      name: "Tự soi, tự sửa",
      read: ["Báo cáo: trước ngày 08/04/2022"],
      campaign: ["Việc phải làm", "08/04/2022", "Nội dung"],
      period: "Kỳ đến hạn 08/04/2022",
      agenda: ["Thảo luận"],
    };
  }
  return {
    clicks: 15,
    name: "xây dựng, chỉnh đốn Đảng và hệ thống chính trị",
    read: [
      "KH/HU",
      "11/03/2022",
      "Báo cáo: trước ngày 10/04/2022",
      "Ngày làm việc cuối cùng là 08/04/2022",
      "Báo cáo: trước ngày 12/12/2022",
      "Hội nghị: trong tháng 3/2022",
      "Ban Tuyên giáo Huyện ủy: Theo dõi",
    ],
    campaign: [
      "Kế hoạch số 51-KH/HU ngày 11/03/2022",
      "Tự soi, tự sửa",
      "10/04/2022 (ngày làm việc cuối: thứ Sáu, 08/04/2022)",
      "12/12/2022",
      "Hạn: 31/03/2022",
      "II.4.1.a",
      "II.6",
      "Gửi qua Ban Tuyên giáo Huyện ủy",
      "Nội dung",
    ],
    period: "Kỳ đến hạn 10/04/2022",
    agenda: ["Quán triệt các nội dung", "Báo cáo Tự soi của tập thể", "Kết luận hội nghị"],
  };
}

await travel("district", "2022-03-14T08:00:00+07:00", async (j) => {
  const plan = directive("A-district-plan.txt", "province-plan.txt", "2022-04-17");
  const facts = factsOf(plan);
  let first, book, next;

  await j.step("1 a wrong password keeps the name, the right one opens the desk", () => down.signIn(j, CLERK));
  await j.step("1 the language changes to English and back", () => down.switchLanguage(j, CLERK));
  await j.step("2 the plan is read, and an item lights up its words", () => down.takeIn(j, CLERK, plan, facts));
  await j.step("2 the certain is taken in one act, each doubt is decided", () => down.review(j, CLERK, facts));
  await j.step("3 the campaign has dates, last working days and clauses", () => down.campaignPage(j, CLERK, facts));
  await j.step("4 it is issued to all eleven units below", () => down.sendDown(j, CLERK, "Tất cả đơn vị cấp dưới", 11));
  await j.step("4 each acknowledges from its desk", () => down.acknowledge(j, BELOW, facts));
  await j.step("4 the clerk sees that all have", () => down.unitsTable(j, CLERK, 11));
  await j.step("5 a branch schedules its conference", async () => {
    const evenings = { kind: "Hội nghị", time: "19:30", place: "Nhà văn hóa thôn" };
    first = await evening.schedule(j, "bithu.langmo", { ...evenings, day: "25/03/2022", secretary: "Lê Quang Đạt" });
    book = await evening.schedule(j, "bithu.bensoi", { ...evenings, day: "24/03/2022", secretary: "Lê Quang Giang" });
  });
  await j.step("5 the paper pack has agenda and roll", () =>
    evening.paperPack(j, "bithu.langmo", first, [...facts.agenda, NAMES.late]),
  );
  await j.step("5 the evening has come: the session opens", async () => {
    await j.later("2022-03-25T19:25:00+07:00");
    await evening.openSession(j, "bithu.langmo", first);
  });
  await j.step("5 the roll leaves the exempt outside", () => evening.callRoll(j, "thuky.langmo", first, NAMES));
  await j.step("5 notes are written under a step", () => evening.write(j, "thuky.langmo", first));
  await j.step("6 shortcomings and promises: what, who, when", () =>
    evening.promise(j, "thuky.langmo", first, { soon: "05/04/2022", far: "30/05/2022" }),
  );
  await j.step("6 a person's own promise goes to the page of the branch", () =>
    evening.promisePersonal(j, "bithu.langmo", NAMES.late, "30/04/2022"),
  );
  await j.step("5 one screen closes it", () => evening.closeSession(j, "bithu.langmo", first));
  await j.step("5 minutes as page, PDF and DOCX", () => evening.minutes(j, "bithu.langmo", first, ["Chi bộ thôn Làng Mơ"]));
  await j.step("5 another branch gives a photograph and eight figures", () => evening.photographBook(j, "bithu.bensoi", book));
  await j.step("6 what is open stands on the next agenda, a person's own does not", async () => {
    next = await evening.schedule(j, "bithu.langmo", {
      kind: "Sinh hoạt thường kỳ",
      day: "22/04/2022",
      time: "19:30",
      place: "Nhà văn hóa thôn",
      secretary: "Lê Quang Đạt",
    });
    await evening.nextAgenda(j, "bithu.langmo", next);
  });
  await j.step("6 a remedy is reported as done", async () => {
    await j.later("2022-04-05T09:00:00+07:00");
    await evening.mend(j, "bithu.langmo");
  });
  await j.step("7 the report is there filled in; two sentences, and it goes up", async () => {
    await up.report(j, "bithu.langmo", LANGMO, ["Chi bộ thảo luận thẳng thắn.", "Đề nghị gửi tài liệu sớm hơn."]);
    await up.report(j, "bithu.bensoi", BENSOI, ["Đảng viên đồng tình.", "Không có."]);
  });
  await j.step("7 the commune receives one and returns one with a reason", async () => {
    await up.receive(j, COMMUNE, "Chi bộ thôn Làng Mơ");
    await up.sendBack(j, COMMUNE, "Chi bộ thôn Bến Sỏi", REASON);
    await up.total(j, COMMUNE, facts.period, LANGMO);
  });
  await j.step("7 it is completed, sent again and received", async () => {
    await up.complete(j, "bithu.bensoi", REASON, "Đã nhắc nhở, sẽ báo cáo tại kỳ sau.");
    await up.receive(j, COMMUNE, "Chi bộ thôn Bến Sỏi");
  });
  await j.step("7 the commune's total is what was typed", () => up.total(j, COMMUNE, facts.period, SUMS));
  await j.step("8 the commune's own report goes up", () =>
    up.ownReport(j, COMMUNE, facts.period, SUMS, ["Các chi bộ làm nghiêm túc.", "Đề nghị mở lớp cho bí thư chi bộ."], true),
  );
  await j.step("8 the district receives it and its total agrees", async () => {
    await up.receive(j, CLERK, "Đảng ủy xã Lĩnh Thượng");
    await up.total(j, CLERK, facts.period, SUMS);
  });
  await j.step("7 the district's total opens down to a session's figures", () =>
    up.openDown(j, CLERK, facts.period, ["Đảng ủy xã Lĩnh Thượng", "Chi bộ thôn Làng Mơ"], {
      "Số phải dự": 7,
      "Có mặt đúng giờ": 4,
      "Đến muộn": 1,
      "Ý kiến phát biểu": 6,
    }),
  );
  await j.step("7 nobody above reads notes, names or reasons", async () => {
    for (const account of [COMMUNE, CLERK, "lanhdao.huyen"]) {
      const pages = await up.seesNoSecrets(j, account, [first, book, next], Object.values(NAMES));
      note(`${account}: ${pages} pages`);
    }
  });
  await j.step("8 the district's own report as PDF and DOCX", async () => {
    await up.ownReport(j, CLERK, facts.period, SUMS, ["Toàn huyện thực hiện nghiêm túc.", "Không có."], false);
    await up.officialPaper(
      j,
      CLERK,
      ["BÁO CÁO", "HUYỆN ỦY HÒA LĨNH", "ĐẢNG CỘNG SẢN VIỆT NAM", "Toàn huyện thực hiện nghiêm túc."],
      SUMS,
    );
  });
  await j.step("every page is fit for a phone and for all, and no script failed", () => {
    assert.equal(takeFaults(), "");
    assert.deepEqual(j.troubles, []);
  });
});
