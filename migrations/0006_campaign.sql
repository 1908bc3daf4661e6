-- The plan as work (đợt), and what it asks of whom by when.

-- A plan as work (đợt): led by one unit, issued to those below it.
CREATE TABLE campaign (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id), -- who leads it
    document_id INTEGER REFERENCES document (id),
    origin_id INTEGER REFERENCES campaign (id), -- the upper campaign it makes concrete
    -- withdrawn: a draft that was put away; recalled: it had been issued (thu hồi)
    state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'closed', 'withdrawn', 'recalled')),
    version INTEGER NOT NULL CHECK (version >= 1),
    from_on TEXT CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10), -- the last day
    issued_at INTEGER,
    job_id INTEGER REFERENCES job (id), -- that is issuing it to many units; a draft stays one until that ends
    before_includes INTEGER CHECK (before_includes IN (0, 1)), -- as org had it when it was issued; NULL: a draft
    made_by INTEGER NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    theme TEXT,
    CHECK (from_on <= to_on),
    CHECK (origin_id <> id)
) STRICT;
CREATE INDEX campaign_by_org ON campaign (org_id, state);
CREATE INDEX campaign_by_document ON campaign (document_id); -- a register's page asks it for each row

-- A place in the source document's text that something stands on.
CREATE TABLE clause (
    id INTEGER NOT NULL PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    ord INTEGER NOT NULL CHECK (ord >= 0),
    label TEXT NOT NULL, -- 'II.5'
    words TEXT NOT NULL,
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end INTEGER NOT NULL,
    CHECK (span_start <= span_end)
) STRICT;
CREATE UNIQUE INDEX clause_by_campaign ON clause (campaign_id, ord);

-- What a campaign gives its sessions to take up: a topic, what to study or to review, a paper to read. Once issued a
-- row stays as it is: an amendment ends it and another takes its place, so that a session keeps what it chose.
CREATE TABLE content (
    id INTEGER NOT NULL PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    clause_id INTEGER REFERENCES clause (id),
    item_id INTEGER REFERENCES reading_item (id), -- what it was read from; NULL: a person added it
    ord INTEGER NOT NULL CHECK (ord >= 0),
    what TEXT NOT NULL CHECK (what IN ('topic', 'study', 'review', 'material')),
    slot TEXT CHECK (length(slot) IN (4, 7)), -- when it is taken up: '2022-04', '2022-Q2', '2022'; NULL: any time
    from_on TEXT CHECK (length(from_on) = 10), -- of a review: the days that it looks back on
    to_on TEXT CHECK (length(to_on) = 10),
    topic_id INTEGER REFERENCES content (id), -- of a material: what it is read for
    mended INTEGER NOT NULL DEFAULT 0 CHECK (mended IN (0, 1)), -- 1: a person changed what was read
    dropped_at INTEGER, -- left out of the draft: withdrawn, not deleted, so that it can be brought back
    since_n INTEGER CHECK (since_n >= 2), -- campaign_version.n that added it; NULL: it was issued with the campaign
    ended_n INTEGER CHECK (ended_n >= 2), -- that ended it
    wanted TEXT CHECK (wanted IN ('add', 'change', 'end')), -- by the amendment that is being prepared, as of a duty
    wanted_of INTEGER REFERENCES content (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    kind TEXT, -- of a paper, as people say it: 'Nghị quyết'
    number TEXT,
    symbol TEXT,
    issued_on TEXT CHECK (length(issued_on) = 10),
    issuer TEXT,
    title TEXT NOT NULL,
    CHECK (from_on <= to_on),
    CHECK (what = 'review' OR (from_on IS NULL AND to_on IS NULL)),
    CHECK (topic_id IS NULL OR what = 'material'),
    CHECK (wanted_of IS NULL OR wanted = 'change')
) STRICT;
CREATE INDEX content_by_campaign ON content (campaign_id, ord);
CREATE UNIQUE INDEX content_wanted ON content (wanted_of) WHERE wanted_of IS NOT NULL;

-- A way of reporting that a campaign asks for (chế độ báo cáo): a rhythm, whose periods cut time and are added
-- to each other, or a single, one period over any span, never added to anything.
CREATE TABLE series (
    id INTEGER NOT NULL PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    hierarchy_id INTEGER NOT NULL REFERENCES hierarchy (id), -- along which its reports go up
    ord INTEGER NOT NULL CHECK (ord >= 1),
    sort TEXT NOT NULL CHECK (sort IN ('rhythm', 'single')),
    form_code TEXT NOT NULL, -- of report_form
    made_from_id INTEGER REFERENCES series (id), -- of a single: the rhythm whose figures it takes from below, where
                                                 -- nothing new is asked
    rest TEXT CHECK (rest IN ('end', 'none')), -- days behind the last cut: the campaign ends there, or no report is
                                               -- asked; NULL: nobody has said, or there are none
    written INTEGER NOT NULL DEFAULT 0 CHECK (written IN (0, 1)), -- 1: a person wrote its periods, none was proposed
    version INTEGER NOT NULL CHECK (version >= 1),
    UNIQUE (campaign_id, ord),
    CHECK (made_from_id IS NULL OR sort = 'single')
) STRICT;

-- Kỳ báo cáo: from its first day to its last, both included. Rhythms only propose these rows; the rows are the
-- truth. The first one also holds what was held before it.
CREATE TABLE period (
    id INTEGER NOT NULL PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES series (id),
    ord INTEGER NOT NULL CHECK (ord >= 1),
    slot TEXT NOT NULL CHECK (length(slot) IN (4, 7, 10)), -- what the text calls it: '2022-04', '2022-Q2', '2022', a day
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT NOT NULL CHECK (length(to_on) = 10), -- chốt số liệu
    guessed INTEGER NOT NULL CHECK (guessed IN (0, 1)), -- 1: the last day was proposed and nobody has changed it
    label TEXT CHECK (length(label) BETWEEN 2 AND 100), -- what the office calls it instead ('Đợt 1'); NULL: by its slot
    wanted_label TEXT CHECK (length(wanted_label) <= 100), -- what an amendment that is prepared makes of it; '': none
    UNIQUE (series_id, ord),
    CHECK (from_on <= to_on)
) STRICT;

-- A board acts for its committee in one way of reporting (đầu mối theo dõi, tổng hợp): it sees who is late,
-- receives, returns, and writes the committee's report. Nothing is counted by it.
CREATE TABLE channel (
    id INTEGER NOT NULL PRIMARY KEY,
    org_id INTEGER NOT NULL REFERENCES org (id), -- the committee
    board_id INTEGER NOT NULL REFERENCES org (id),
    series_id INTEGER NOT NULL REFERENCES series (id),
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    to_on TEXT CHECK (length(to_on) = 10), -- first day on which it no longer does; the same day: taken back at once
    UNIQUE (series_id, org_id, board_id, from_on),
    CHECK (org_id <> board_id),
    CHECK (from_on <= to_on)
) STRICT;
CREATE UNIQUE INDEX channel_open ON channel (series_id, org_id, board_id) WHERE to_on IS NULL;
CREATE INDEX channel_by_board ON channel (board_id, series_id);

-- What a campaign asks, of whom and by when; what a unit owes of it are its dues.
CREATE TABLE duty (
    id INTEGER NOT NULL PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    clause_id INTEGER REFERENCES clause (id),
    ord INTEGER NOT NULL CHECK (ord >= 0),
    what TEXT NOT NULL CHECK (what IN ('report', 'session', 'registration', 'high-point', 'other')),
    rhythm TEXT NOT NULL CHECK (rhythm IN ('once', 'window', 'monthly', 'quarterly', 'half-yearly', 'yearly')),
    due_on TEXT CHECK (length(due_on) = 10), -- once: the day, or the last day of the month when only that is known
    from_on TEXT CHECK (length(from_on) = 10), -- window, and the span of a rhythm
    to_on TEXT CHECK (length(to_on) = 10),
    month INTEGER CHECK (month BETWEEN 1 AND 12),          -- yearly: month of the year
    month_day INTEGER CHECK (month_day BETWEEN -31 AND 31), -- yearly: day of that month; rhythm: day of the
                                                            -- period's last month (-25) or behind it (5)
    bound TEXT NOT NULL CHECK (bound IN ('before', 'by', 'in', 'from')),
    series_id INTEGER REFERENCES series (id), -- of a report, once its periods are settled
    made_from_id INTEGER REFERENCES duty (id), -- of a report asked once: the repeated one whose figures it takes
    own INTEGER NOT NULL DEFAULT 0 CHECK (own IN (0, 1)), -- 1: of the unit that asks it, not of those below
    receiver_id INTEGER REFERENCES org (id),  -- of a report: who counts it; NULL: the unit above
    audience_kind TEXT REFERENCES org_kind (code), -- when it is for one class of units
    audience_part TEXT CHECK (audience_part IN ('registered', 'others')), -- of those the ones that a registration
                                                                         -- names, or the rest; NULL: all
    assembly_kind TEXT -- who is to meet, of units that have such an assembly; NULL: whoever meets as a matter of course
        CHECK (assembly_kind IN ('plenary', 'committee', 'standing', 'enlarged', 'staff', 'outside', 'other')),
    dropped_at INTEGER, -- left out of the draft: withdrawn, not deleted, so that it can be brought back; or ended
    since_n INTEGER CHECK (since_n >= 2), -- campaign_version.n that added it; NULL: it was issued with the campaign
    ended_n INTEGER CHECK (ended_n >= 2), -- that ended it
    -- By the amendment that is being prepared; NULL: nothing. end: it is to end. The others are rows of their own,
    -- of which nobody is asked anything: add: a further duty; change: how wanted_of is to read.
    wanted TEXT CHECK (wanted IN ('add', 'change', 'end')),
    wanted_of INTEGER REFERENCES duty (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    audience TEXT NOT NULL, -- words of the text; '' means every unit the campaign is issued to
    through TEXT,           -- through whom, as printed
    words TEXT NOT NULL,
    CHECK (from_on <= to_on),
    CHECK (assembly_kind IS NULL OR what = 'session'),
    CHECK (own = 0 OR audience_kind IS NULL),
    CHECK (audience_part IS NULL OR (own = 0 AND what NOT IN ('report', 'registration'))),
    CHECK (made_from_id IS NULL OR (what = 'report' AND rhythm IN ('once', 'window'))),
    CHECK (wanted_of IS NULL OR wanted = 'change')
) STRICT;
CREATE UNIQUE INDEX duty_by_campaign ON duty (campaign_id, ord);
CREATE UNIQUE INDEX duty_wanted ON duty (wanted_of) WHERE wanted_of IS NOT NULL;

-- Whom a duty to report asks to send a copy (đồng gửi): a unit in Nếp reads there what was sent, one outside stands
-- among the recipients of the paper. Neither receives it, and nothing is counted by either.
CREATE TABLE duty_copy (
    duty_id INTEGER NOT NULL REFERENCES duty (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    PRIMARY KEY (duty_id, org_id)
) STRICT;
CREATE INDEX duty_copy_by_org ON duty_copy (org_id);

-- By when a duty to report asks for each period: two tiers are two duties with two days of one period.
CREATE TABLE duty_date (
    duty_id INTEGER NOT NULL REFERENCES duty (id),
    period_id INTEGER NOT NULL REFERENCES period (id),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    work_on TEXT NOT NULL CHECK (length(work_on) = 10), -- the last working day not after it
    PRIMARY KEY (duty_id, period_id),
    CHECK (work_on <= due_on)
) STRICT;
CREATE INDEX duty_date_by_period ON duty_date (period_id);

-- By when a unit that has passed a campaign on wants the reports of its own children: of the same periods, no
-- later than its own is due. Their dues stand on the duty by which it reports itself.
CREATE TABLE child_date (
    org_id INTEGER NOT NULL REFERENCES org (id),
    period_id INTEGER NOT NULL REFERENCES period (id),
    duty_id INTEGER NOT NULL REFERENCES duty (id),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    work_on TEXT NOT NULL CHECK (length(work_on) = 10), -- the last working day not after it
    PRIMARY KEY (org_id, period_id),
    CHECK (work_on <= due_on)
) STRICT;
CREATE INDEX child_date_by_period ON child_date (period_id, work_on);

-- Units the campaign was issued to, and their one tap.
CREATE TABLE campaign_org (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    issued_at INTEGER NOT NULL,
    acknowledged_version INTEGER CHECK (acknowledged_version >= 1), -- campaign_version.n that was there then
    acknowledged_at INTEGER,
    acknowledged_by INTEGER REFERENCES account (id),
    recalled_at INTEGER, -- nobody asks it of this unit any more; NULL again when it is issued anew
    asks_none INTEGER NOT NULL DEFAULT 0 CHECK (asks_none IN (0, 1)), -- 1: it passed it on and said that its own
                                                                      -- children need not report
    prepared INTEGER CHECK (prepared IN (0, 1)), -- while an amendment goes out in slices: whether its dues stand as they
                                                 -- will be; 0: they did, and something has changed them since
    PRIMARY KEY (campaign_id, org_id),
    CHECK ((acknowledged_version IS NULL) = (acknowledged_at IS NULL))
) STRICT;
CREATE INDEX campaign_org_by_org ON campaign_org (org_id);
CREATE INDEX campaign_org_touched ON campaign_org (campaign_id, org_id) WHERE prepared = 0;

-- What became of a campaign since it was issued first: a row each time, with the paper that says so.
CREATE TABLE campaign_version (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    n INTEGER NOT NULL CHECK (n >= 1),
    act TEXT NOT NULL CHECK (act IN ('issue', 'recall', 'amend', 'correct')), -- correct: đính chính, a slip
    made_by INTEGER NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    document TEXT, -- 'Công văn số 12-CV/ĐU ngày 20/5/2022'
    why TEXT NOT NULL,
    PRIMARY KEY (campaign_id, n)
) STRICT;

-- Whom a version binds: units of one kind, or all (NULL). Whoever acknowledged an earlier one only is asked
-- again; that is derived, no row a unit is written.
CREATE TABLE campaign_bind (
    campaign_id INTEGER NOT NULL,
    n INTEGER NOT NULL,
    org_kind TEXT REFERENCES org_kind (code),
    UNIQUE (campaign_id, n, org_kind),
    FOREIGN KEY (campaign_id, n) REFERENCES campaign_version (campaign_id, n)
) STRICT;

-- Sửa đổi, bổ sung, đính chính, while it is being prepared: of a campaign one at a time. What it makes of the duties
-- stands with them (duty.wanted). Once issued it is a campaign_version, and this row is gone.
CREATE TABLE amendment (
    campaign_id INTEGER NOT NULL PRIMARY KEY REFERENCES campaign (id),
    act TEXT NOT NULL CHECK (act IN ('amend', 'correct')),
    to_on TEXT CHECK (length(to_on) = 10), -- the campaign's last day, as it is to be
    version INTEGER NOT NULL CHECK (version >= 1), -- counts changes to the duties too: whoever issues it has seen them
    made_by INTEGER NOT NULL REFERENCES account (id),
    made_at INTEGER NOT NULL,
    job_id INTEGER UNIQUE REFERENCES job (id), -- that is issuing it to many units
    document TEXT,
    why TEXT NOT NULL
) STRICT;

-- What a version changed, as those it binds are told it: the old words and days stay readable here.
CREATE TABLE campaign_change (
    campaign_id INTEGER NOT NULL,
    n INTEGER NOT NULL,
    ord INTEGER NOT NULL CHECK (ord >= 1),
    what TEXT NOT NULL CHECK (what IN ('add', 'end', 'words', 'audience', 'through', 'receiver', 'copies', 'label', 'topic',
                                       'study', 'review', 'material', 'proceeding', 'time', 'start', 'date', 'cut', 'to',
                                       'rest')),
    duty_id INTEGER REFERENCES duty (id), -- NULL: the campaign as a whole, or something that it gives sessions
    slot TEXT CHECK (length(slot) IN (4, 7, 10)), -- of a date or a cut, as it was called…
    label TEXT,                                   -- …by the office
    -- Words, or a day; of a date the day asked for and the last working day: '2022-06-25 2022-06-24'. NULL: none.
    before TEXT,
    after TEXT,
    words TEXT NOT NULL, -- of the duty or the content, as that version has them; '' for the campaign
    PRIMARY KEY (campaign_id, n, ord),
    FOREIGN KEY (campaign_id, n) REFERENCES campaign_version (campaign_id, n)
) STRICT;

-- Units that have a campaign, and when they acknowledged the last version that binds them. had_version: the one they
-- acknowledged last since it was issued, whether another binds them by now or not; 0: none.
CREATE VIEW campaign_receipt AS
SELECT co.campaign_id, co.org_id, co.issued_at, co.recalled_at,
       CASE WHEN co.acknowledged_version >= COALESCE((SELECT MAX(b.n)
                                                      FROM campaign_bind b
                                                      JOIN org o ON o.id = co.org_id
                                                      WHERE b.campaign_id = co.campaign_id
                                                        AND (b.org_kind IS NULL OR b.org_kind = o.kind)), 1)
            THEN co.acknowledged_at END AS acknowledged_at,
       CASE WHEN co.acknowledged_version >= COALESCE((SELECT MAX(v.n)
                                                      FROM campaign_version v
                                                      WHERE v.campaign_id = co.campaign_id AND v.act = 'issue'), 1)
            THEN co.acknowledged_version ELSE 0 END AS had_version
FROM campaign_org co;

-- Which duties ask a unit to report on a period, laid or not; what ranks first says who receives it.
CREATE VIEW period_duty AS
SELECT x.period_id, co.org_id, d.id AS duty_id, d.receiver_id, d.ord, CASE WHEN d.audience_kind IS NULL THEN 2 ELSE 1 END AS rank
FROM duty_date x
JOIN duty d ON d.id = x.duty_id AND d.dropped_at IS NULL AND d.own = 0
JOIN campaign_org co ON co.campaign_id = d.campaign_id
JOIN org o ON o.id = co.org_id AND (d.audience_kind IS NULL OR d.audience_kind = o.kind)
UNION ALL
SELECT x.period_id, c.org_id, d.id, d.receiver_id, d.ord, 0
FROM duty_date x
JOIN duty d ON d.id = x.duty_id AND d.dropped_at IS NULL AND d.own = 1
JOIN campaign c ON c.id = d.campaign_id;

-- A duty of one unit in one slot of time; laid when the slot begins. What is late is derived from work_on,
-- never stored. Of a period a unit owes one report, whoever asks.
-- A row stands here twice while an amendment goes out in slices: as it is, and as it will be. Readers ask the view.
CREATE TABLE due_row (
    id INTEGER NOT NULL,
    since_job INTEGER NOT NULL DEFAULT 0 CHECK (since_job >= 0), -- of the amendment with which it holds; 0: it holds already
    until_job INTEGER NOT NULL DEFAULT 0 CHECK (until_job >= 0), -- of the amendment whose row takes its place; 0: none
    duty_id INTEGER NOT NULL REFERENCES duty (id),
    org_id INTEGER NOT NULL REFERENCES org (id),
    period_id INTEGER CHECK (period_id > 0), -- of a report; a prepared row comes before its period, one that was leaves
                                             -- after it
    slot TEXT NOT NULL CHECK (length(slot) IN (4, 7, 10)), -- 'YYYY-MM', 'YYYY-Q1', 'YYYY', or the date itself
    from_on TEXT CHECK (length(from_on) = 10), -- what is held from this day…
    to_on TEXT CHECK (length(to_on) = 10),     -- …to this one does it; NULL: open
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),   -- as asked
    work_on TEXT NOT NULL CHECK (length(work_on) = 10), -- the last day in time
    done_at INTEGER,
    ended_at INTEGER, -- nobody asks it any more
    ended_why TEXT CHECK (ended_why IN ('dissolved', 'moved', 'amended', 'withdrawn', 'joint', 'registered')),
    PRIMARY KEY (id, since_job),
    UNIQUE (duty_id, org_id, slot, since_job),
    UNIQUE (org_id, period_id, since_job),
    CHECK (work_on <= due_on),
    CHECK (from_on <= to_on),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
) STRICT;
-- What a unit still owes: its desk, and how much of it is late, which the clerk's table counts for each row.
CREATE INDEX due_open ON due_row (org_id, work_on) WHERE done_at IS NULL AND ended_at IS NULL;
CREATE INDEX due_by_period ON due_row (period_id, org_id);

-- Whom a unit names by what it does of a duty to register (đăng ký): itself, or units below it.
CREATE TABLE registration (
    due_id INTEGER NOT NULL CHECK (due_id > 0), -- of due, of which a row may stand twice
    org_id INTEGER NOT NULL REFERENCES org (id),
    PRIMARY KEY (due_id, org_id)
) STRICT;
CREATE INDEX registration_by_org ON registration (org_id);

-- Slots of a duty whose dues have been laid: the daily job goes on where it stopped, however long it did not run.
CREATE TABLE due_laid (
    duty_id INTEGER NOT NULL REFERENCES duty (id),
    slot TEXT NOT NULL CHECK (length(slot) IN (4, 7, 10)),
    at INTEGER NOT NULL,
    PRIMARY KEY (duty_id, slot)
) STRICT;
