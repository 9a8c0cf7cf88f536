-- Reverse: DROP TABLE supervision.orders, supervision.order_series; (destroys the orders: only where there are none)

-- 督办单: one row an order; `state` is the fold of its facts. Distributed by home.
CREATE TABLE supervision.orders (
  id              uuid           NOT NULL,
  home            text           NOT NULL,
  version         integer        NOT NULL,
  head            text           NOT NULL,
  state           jsonb          NOT NULL,
  -- Free text as it stands now, so beside the state and erasable.
  words           jsonb          NOT NULL,
  number          text           NOT NULL,
  -- The body it is addressed to, its division, and the person who must answer.
  body_id         text           NOT NULL,
  division        text           NOT NULL,
  person_id       uuid           NOT NULL,
  -- Divisions whose supervisors and leaders see it: those of the project, of the body, and of whoever issued it.
  divisions       text[]         NOT NULL,
  -- Division whose supervisors handle it; null: of the whole installation.
  issuer_division text,
  by_rule         boolean        NOT NULL,
  project_id      uuid,
  case_id         uuid,
  situation       text           NOT NULL,
  status          text           NOT NULL CHECK (status IN ('open', 'answered', 'returned', 'accepted', 'withdrawn')),
  -- Once late, late until it is closed.
  late            boolean        NOT NULL,
  issued_at       timestamptz(3) NOT NULL,
  -- First moment at which the answer is too late, and the one at which the light turns yellow.
  reply_due_at    timestamptz(3) NOT NULL,
  warn_at         timestamptz(3),
  -- Moment of the next escalation; null: none to come.
  escalate_at     timestamptz(3),
  escalated_to    text[]         NOT NULL,
  answered_at     timestamptz(3),
  closed_at       timestamptz(3),
  updated_at      timestamptz(3) NOT NULL,
  PRIMARY KEY (id, home)
);
CREATE UNIQUE INDEX orders_number ON supervision.orders (number, home);
CREATE INDEX orders_issued ON supervision.orders (issued_at, id);
CREATE INDEX orders_body ON supervision.orders (body_id, reply_due_at) WHERE status IN ('open', 'returned');
CREATE INDEX orders_person ON supervision.orders (person_id, reply_due_at) WHERE status IN ('open', 'returned');
CREATE INDEX orders_case ON supervision.orders (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX orders_project ON supervision.orders (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX orders_escalate ON supervision.orders (escalate_at) WHERE escalate_at IS NOT NULL;
CREATE INDEX orders_divisions ON supervision.orders USING gin (divisions);
GRANT SELECT, INSERT, UPDATE ON supervision.orders TO :app;

-- Last number given, one row a division and year; its lock makes the numbers run without gap or double. Local.
CREATE TABLE supervision.order_series (
  division text     NOT NULL,
  year     smallint NOT NULL,
  last     integer  NOT NULL CHECK (last > 0),
  PRIMARY KEY (division, year)
);
GRANT SELECT, INSERT, UPDATE ON supervision.order_series TO :app;
