/* permission.h - the names of what may be asked for, and of the roles that may be given.
 *
 * Only names: who may do what where is decided by rules/permission. */
#pragma once

enum permission {
    P_ORG_VIEW = 1,         /* a unit's name, kind, place in the tree */
    P_ORG_EDIT,             /* add units below, correct one's name and what its papers show */
    P_PEOPLE_VIEW,          /* names of those who belong to a unit */
    P_PEOPLE_EDIT,          /* take people in, let them leave, give them posts */
    P_DOCUMENT_VIEW,        /* documents in a unit's register */
    P_DOCUMENT_EDIT,        /* take a document in, check what was read */
    P_CAMPAIGN_VIEW,        /* a campaign a unit leads or was issued */
    P_CAMPAIGN_EDIT,        /* make one, change its draft */
    P_CAMPAIGN_ISSUE,       /* send it to the units below */
    P_CAMPAIGN_ACKNOWLEDGE, /* say on a unit's behalf that it has arrived */
    P_SESSION_VIEW,         /* agenda, notes, minutes: inside the unit only */
    P_SESSION_FIGURES,      /* the eight figures of a session */
    P_SESSION_RUN,          /* schedule, open, take the roll, write, close */
    P_SESSION_ENTER,        /* enter figures and the report for a unit below (nhập thay) */
    P_REMEDY_VIEW,          /* the collective's shortcomings and remedies */
    P_REMEDY_EDIT,
    P_PERSONAL_VIEW, /* branch-only rows: personal remedies, reasons of absence */
    P_PERSONAL_EDIT,
    P_REPORT_VIEW, /* a report's figures and texts */
    P_REPORT_EDIT,
    P_REPORT_SUBMIT,
    P_REPORT_RECEIVE, /* receive or return reports of the units below */
    P_TOTAL_VIEW,
    P_ACCOUNT_ADMIN, /* who may sign in, with which roles */
    P_COUNT
};

enum role {
    ROLE_ADMIN = 1,         /* quản trị */
    ROLE_HEAD,              /* lãnh đạo cấp ủy cấp trên */
    ROLE_CLERK,             /* chuyên viên văn phòng, ban tuyên giáo, tổ chức */
    ROLE_SECRETARY,         /* bí thư chi bộ, thủ trưởng đơn vị họp */
    ROLE_SESSION_SECRETARY, /* thư ký buổi sinh hoạt */
    ROLE_MEMBER,            /* đảng viên, người dự */
    ROLE_TEAM,              /* đoàn công tác, đảng ủy viên theo dõi chi bộ */
    ROLE_OPERATOR,          /* whoever holds the database, at its terminal; given to no account */
    ROLE_COUNT
};
