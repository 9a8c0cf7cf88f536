-- Reverse: DROP TABLE supervision.case_paths, supervision.case_measures; DELETE FROM facts.cursors WHERE reader = 'supervision-measures'; (nothing is lost: both are folded from the facts)

-- 效能: one row a case with everything that figures count, group and average, so that each of them is a GROUP BY
-- over this table and its list the same WHERE. Folded from the case's facts by a follower of the feed; cases that
-- another authority decided are not in it. Days are working days unless said. Distributed by home.
CREATE TABLE supervision.case_measures (
  id              uuid             NOT NULL,
  home            text             NOT NULL,
  -- The case's stream and the home's feed as far as this row goes.
  version         integer          NOT NULL,
  position        bigint           NOT NULL,
  project_id      uuid             NOT NULL,
  application_id  uuid             NOT NULL,
  work_ids        uuid[]           NOT NULL,
  flow_id         text             NOT NULL,
  flow_version    integer          NOT NULL,
  stage           smallint         NOT NULL,
  item_id         text             NOT NULL,
  department      text             NOT NULL,
  body_id         text             NOT NULL,
  division        text             NOT NULL,
  window_body_id  text             NOT NULL,
  -- Officials only: who accepted; who decided or refused to accept. Null where nobody of an office did.
  accepted_by     uuid,
  decided_by      uuid,
  -- The first receipt: a correction before acceptance restarts the five days, not the case.
  received_at     timestamptz(3)   NOT NULL,
  accepted_at     timestamptz(3),
  ended_at        timestamptz(3),
  delivered_at    timestamptz(3),
  -- The state it ended with; a later revocation does not change how it was handled.
  outcome         text,
  -- The committed clock at the end, in its unit; null while it is open or if it never ran.
  unit            text             NOT NULL,
  used            double precision,
  committed_limit double precision,
  late            boolean,
  -- The statutory clock at the end; null where no law sets a limit.
  statutory_unit  text,
  statutory_used  double precision,
  statutory_limit double precision,
  beyond_statute  boolean,
  corrections_before integer       NOT NULL,
  corrections_after  integer       NOT NULL,
  specials        integer          NOT NULL,
  deemed          boolean          NOT NULL,
  -- From receipt to the end, parted by whom was waited for; null while it is open.
  accept_days     integer,
  review_days     integer,
  applicant_days  integer,
  off_days        integer,
  accept_calendar    integer,
  review_calendar    integer,
  applicant_calendar integer,
  off_calendar       integer,
  PRIMARY KEY (id, home)
);
CREATE INDEX case_measures_received ON supervision.case_measures (received_at DESC, id DESC);
CREATE INDEX case_measures_accepted ON supervision.case_measures (accepted_at DESC, id DESC) WHERE accepted_at IS NOT NULL;
CREATE INDEX case_measures_ended ON supervision.case_measures (ended_at DESC, id DESC) WHERE ended_at IS NOT NULL;
CREATE INDEX case_measures_project ON supervision.case_measures (project_id, flow_id, home);
GRANT SELECT, INSERT, UPDATE ON supervision.case_measures TO :app;

-- The way of a case, step by step: [{step, who, name, from, to, working, calendar, excess}]. Apart from the row
-- above, which is read by the hundred thousand and must stay narrow.
CREATE TABLE supervision.case_paths (
  id   uuid  NOT NULL,
  home text  NOT NULL,
  path jsonb NOT NULL,
  PRIMARY KEY (id, home)
);
GRANT SELECT, INSERT, UPDATE ON supervision.case_paths TO :app;
