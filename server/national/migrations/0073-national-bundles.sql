-- Reverse: DROP TABLE national.bundle_rows, national.bundles; (loses which message went in which bundle)

-- Local: bundles carried across an air gap, each kept whole, so that one that was lost on the way can be
-- handed out again. Up: made here, gapless. Down: brought in.
CREATE TABLE national.bundles (
  direction     text           NOT NULL CHECK (direction IN ('up', 'down')),
  number        integer        NOT NULL,
  made_at       timestamptz(3) NOT NULL,
  -- Who made it, or brought it in.
  person        text,
  rows          integer        NOT NULL,
  digest        text           NOT NULL,
  -- Digest of the bundle before: the chain by which the other side sees a gap.
  previous      text,
  file          bytea          NOT NULL,
  downloaded_at timestamptz(3),
  answered_at   timestamptz(3),
  -- The newest answer: later runs of the carrier have higher numbers.
  answer_run    bigint,
  answer_digest text,
  PRIMARY KEY (direction, number)
);
GRANT SELECT, INSERT, UPDATE ON national.bundles TO :app;

-- Local: the rows of a bundle upwards, in order, as far as the message itself does not say it.
CREATE TABLE national.bundle_rows (
  number     integer NOT NULL,
  position   integer NOT NULL,
  message_id uuid    NOT NULL,
  target     text    NOT NULL,
  -- Rows that must be stored at the centre first: [{table, id}].
  parents    jsonb   NOT NULL,
  -- What the newest answer said of it.
  answer     text CHECK (answer IN ('stored', 'checked', 'refused', 'written', 'kept')),
  PRIMARY KEY (number, position)
);
CREATE INDEX bundle_rows_message ON national.bundle_rows (message_id);
GRANT SELECT, INSERT, UPDATE ON national.bundle_rows TO :app;
