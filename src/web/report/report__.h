/* report__.h - what the files of the report's pages share. */
#pragma once

#include "web/report/report.h"

handler report__get_list, report__get_one, report__get_due, report__get_own, report__get_again,
    report__get_version;
handler report__post_new, report__post_one, report__post_recall, report__post_receive,
    report__post_return, report__post_file;
handler report__get_entry, report__post_entry, report__get_entry_session,
    report__post_entry_session;
handler report__get_answer, report__post_answer;
handler report__get_send, report__post_send;
/* In the order of the enum. */
extern const char *const report__ways[];
extern const enum msg report__way_labels[];
/* "Sở … (ngoài Nếp)" */
struct str report__to_shown(struct ctx *c, const struct report *of);
/* "Số 12, ngày 12/03/2022, bưu điện" */
struct report_version;
struct str report__paper_shown(struct ctx *c, const struct report_version *of);
/* How it goes out on paper, and what was answered. */
NODISCARD enum err report__fill_paper(struct ctx *c, struct report_page *v);

/* Whose it is, of when, for whom and by when. */
struct fact *report__facts(struct ctx *c, const struct report *of, size_t *ret_n);
/* Its lines and its sessions as a page shows them. */
struct report_figure *report__figures(struct ctx *c, const struct report *of, size_t *ret_n,
                                      bool *ret_carries);
struct report_session_row *report__sessions(struct ctx *c, const struct report *of, size_t *ret_n);
/* Each time the report of that page was sent. */
NODISCARD enum err report__fill_versions(struct ctx *c, struct report_page *v);
/* Who wrote what was sent then: a board, or the unit that keeps one that has ended. */
enum msg report__hand_words(const struct report *of, int64_t sent_at);
