-- Reverse: DROP TABLE supervision.flags, supervision.decisions; (what was seen can be read again from the facts; the reviews stay as facts)

-- 疑点: what a quality rule found suspicious in a fact of a case. A row is derived from the feed, one a rule, case
-- and fact, so that a follower may read the feed twice; its review is a stream of facts of its own, of which
-- `version`, `head`, `state` and `words` are the fold (version 0: nobody has said anything yet).
-- Distributed by home.
CREATE TABLE supervision.flags (
  id          uuid           NOT NULL,
  home        text           NOT NULL,
  rule        text           NOT NULL,
  case_id     uuid           NOT NULL,
  -- The fact that was looked at.
  fact_id     uuid           NOT NULL,
  project_id  uuid           NOT NULL,
  item_id     text           NOT NULL,
  body_id     text           NOT NULL,
  division    text           NOT NULL,
  -- Who did it; null where nobody's deed was seen but the absence of one.
  person      uuid,
  severity    text           NOT NULL CHECK (severity IN ('notice', 'red')),
  -- Numbers, moments and facts that speak for it, with the threshold as it was.
  evidence    jsonb          NOT NULL,
  happened_at timestamptz(3) NOT NULL,
  -- Moment of the recording that showed it; of the sweep, where none did.
  raised_at   timestamptz(3) NOT NULL,
  version     integer        NOT NULL DEFAULT 0,
  head        text,
  status      text           NOT NULL DEFAULT 'open'
    CHECK (status IN ('open', 'answered', 'confirmed', 'explained')),
  state       jsonb,
  -- Free text, so beside the state and erasable.
  words       jsonb,
  PRIMARY KEY (id, home)
);
CREATE UNIQUE INDEX flags_once ON supervision.flags (case_id, rule, fact_id, home);
CREATE INDEX flags_newest ON supervision.flags (raised_at DESC, id DESC);
CREATE INDEX flags_body ON supervision.flags (body_id, raised_at DESC, id DESC);
CREATE INDEX flags_project ON supervision.flags (project_id, home);
GRANT SELECT, INSERT, UPDATE (version, head, status, state, words) ON supervision.flags TO :app;

-- Who decided what when, over all homes: one person's decisions are counted wherever the projects lie. Kept by the
-- follower that counts them, and by nobody else. Local.
CREATE TABLE supervision.decisions (
  fact_id uuid           NOT NULL PRIMARY KEY,
  home    text           NOT NULL,
  case_id uuid           NOT NULL,
  person  uuid           NOT NULL,
  at      timestamptz(3) NOT NULL,
  -- When it was recorded, for the flag that may follow.
  recorded_at timestamptz(3) NOT NULL
);
CREATE INDEX decisions_person ON supervision.decisions (person, at);
GRANT SELECT, INSERT ON supervision.decisions TO :app;
