-- Reverse: DROP SCHEMA notices CASCADE; (messages already shown are lost; nothing else refers to them)

CREATE SCHEMA notices;
GRANT USAGE ON SCHEMA notices TO :app;

-- In-app messages, each to one seat: who loses the seat loses sight of what was said to it. One row a seat, kind
-- and hour; what comes later joins the one that is unread. Local: derived from what happened, forgotten in time.
CREATE TABLE notices.notices (
  -- From seat, kind and moment: the same sending done twice is one notice.
  id         uuid           NOT NULL PRIMARY KEY,
  seat_id    uuid           NOT NULL,
  kind       text           NOT NULL CHECK (kind IN ('reminder', 'yellow', 'red', 'statute', 'order', 'escalation',
                              'flag', 'calendar', 'case')),
  created_at timestamptz(3) NOT NULL,
  -- Not before: quiet hours, and days off for what can wait.
  show_at    timestamptz(3) NOT NULL,
  read_at    timestamptz(3)
);
CREATE INDEX notices_seat ON notices.notices (seat_id, show_at DESC, id DESC);
CREATE INDEX notices_unread ON notices.notices (seat_id, kind, created_at) WHERE read_at IS NULL;
CREATE INDEX notices_created ON notices.notices (created_at);

-- What a notice is about, line by line.
CREATE TABLE notices.entries (
  notice_id    uuid           NOT NULL REFERENCES notices.notices (id) ON DELETE CASCADE,
  subject_kind text           NOT NULL CHECK (subject_kind IN ('case', 'order', 'project', 'flag', 'calendar', 'page')),
  subject_id   text           NOT NULL,
  title        text           NOT NULL,
  note         text           NOT NULL,
  -- Sorts the lines of a notice: most urgent first.
  due_at       timestamptz(3),
  added_at     timestamptz(3) NOT NULL,
  PRIMARY KEY (notice_id, subject_kind, subject_id, note)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON notices.notices, notices.entries TO :app;
