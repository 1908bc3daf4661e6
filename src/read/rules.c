/* SPDX-License-Identifier: Apache-2.0 */
#include "read/rules.h"

#define PARTY_LAYOUT "36-HD/VPTW, 05-HD/VPTW; NĐ 30/2020"

const struct rule rules[] = {
    { "number", "“Số 51-KH/HU” in the head, blanks and turned signs forgiven", PARTY_LAYOUT,
      rule_number },
    { "place-date",
      "“Nam Trà My, ngày 11 tháng 3 năm 2022” in the head, before or after the number",
      PARTY_LAYOUT, rule_place_date },
    { "type",
      "the name of the kind in capitals; else the symbol's first code; Kính gửi makes a công văn",
      "399-QĐ/TW, NĐ 30/2020", rule_type },
    { "title",
      "the lines under the name up to the rule or the first words of the body; V/v of a công văn",
      PARTY_LAYOUT, rule_title },
    { "annex-line",
      "“(kèm theo Kế hoạch số … ngày … của …)” over an annex: number, date, issuer the head lacks",
      "seen in practice", rule_annex_line },
    { "issuer",
      "organisations in capitals in the head, mottos cut off; else who “xây dựng Kế hoạch” in the opening",
      PARTY_LAYOUT, rule_issuer },
    { "signer", "T/M, K/T, T/L with office and name after the body, also in a right column",
      "36-HD/VPTW §ký", rule_signer },
    { "recipients", "the lines under “Nơi nhận”", PARTY_LAYOUT, rule_recipients },
    { "theme", "“chủ đề” with the words in quotes behind it", "seen in practice", rule_theme },
    { "sections", "I-, 1., 2.1., a) at the start of a paragraph; names of annexes",
      "36-HD/VPTW; NĐ 30/2020", rule_sections },
    { "citations",
      "a kind with number and symbol, date and issuer behind it; short forms join their long one",
      "36-HD/VPTW §viện dẫn", rule_citations },
    { "materials", "months beside lists of documents, in tables or lines", "seen in practice",
      rule_materials },
    { "assignments", "units and their tasks under “Tổ chức thực hiện”, “Phân công”",
      "seen in practice", rule_assignments },
    { "agenda", "(1) (2) (3), Bước 1 …, or opening – body – closing of a session",
      "seen in practice", rule_agenda },
    { "deadlines", "days, months, windows, rhythms with the duty they bind", "seen in practice",
      rule_deadlines },
    { "checks", "what contradicts itself", "design/reading", rule_checks },
};
const size_t n_rules = COUNT(rules);
