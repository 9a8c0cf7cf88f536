-- Reverse: DROP SCHEMA identity CASCADE;

-- Who may act, for whom, and who is acting now. Reference tables but for sessions and login_attempts,
-- which are local and short-lived.
CREATE SCHEMA identity;

CREATE TABLE identity.persons (
  id           uuid PRIMARY KEY,
  name         text NOT NULL CHECK (name <> ''),
  -- Kept in lower case: two people who differ only by capitals could be taken for each other.
  login        text NOT NULL CHECK (login = lower(login)),
  mobile       text,
  created_at   timestamptz NOT NULL,
  disabled_at  timestamptz,
  last_seat_id uuid,
  CONSTRAINT persons_login_key UNIQUE (login)
);

-- Apart from persons, so that no list of people ever carries a hash along.
CREATE TABLE identity.credentials (
  person_id     uuid PRIMARY KEY REFERENCES identity.persons (id),
  password_hash text NOT NULL,
  changed_at    timestamptz NOT NULL
);

CREATE TABLE identity.units (
  id          uuid PRIMARY KEY,
  name        text NOT NULL CHECK (name <> ''),
  cert_type   text NOT NULL,
  cert_number text NOT NULL,
  created_at  timestamptz NOT NULL,
  CONSTRAINT units_cert_key UNIQUE (cert_type, cert_number)
);

CREATE TABLE identity.seats (
  id         uuid PRIMARY KEY,
  person_id  uuid NOT NULL REFERENCES identity.persons (id),
  role       text NOT NULL,
  unit_id    uuid REFERENCES identity.units (id),
  body_id    text,
  division   text,
  valid_from timestamptz NOT NULL,
  valid_to   timestamptz,
  granted_by uuid,
  granted_at timestamptz NOT NULL,
  ended_by   uuid,
  CONSTRAINT seats_period CHECK (valid_to IS NULL OR valid_to > valid_from),
  CONSTRAINT seats_unit CHECK ((role = 'unit-member') = (unit_id IS NOT NULL)),
  CONSTRAINT seats_body CHECK (
    (role IN ('window-clerk', 'case-handler', 'case-approver', 'catalogue-keeper')) = (body_id IS NOT NULL)
  )
);
CREATE INDEX seats_person ON identity.seats (person_id);
CREATE INDEX seats_unit ON identity.seats (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX seats_body ON identity.seats (body_id) WHERE body_id IS NOT NULL;
CREATE INDEX seats_division ON identity.seats (division) WHERE division IS NOT NULL;

CREATE TABLE identity.sessions (
  -- SHA-256 of the cookie's token: whoever reads this table cannot sign in with it.
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  person_id  uuid NOT NULL REFERENCES identity.persons (id),
  seat_id    uuid NOT NULL REFERENCES identity.seats (id),
  opened_at  timestamptz NOT NULL,
  seen_at    timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_person ON identity.sessions (person_id, opened_at);
CREATE INDEX sessions_expires ON identity.sessions (expires_at);

-- `bucket` is 24 bits of a hash of the login or address: nothing typed into the login field is kept
-- (people type passwords there), and the table cannot grow without end.
CREATE TABLE identity.login_attempts (
  kind      text NOT NULL CHECK (kind IN ('address', 'login')),
  bucket    integer NOT NULL,
  failures  integer NOT NULL,
  window_to timestamptz NOT NULL,
  CONSTRAINT login_attempts_pkey PRIMARY KEY (kind, bucket)
);
CREATE INDEX login_attempts_window ON identity.login_attempts (window_to);

GRANT USAGE ON SCHEMA identity TO :app;
GRANT SELECT, INSERT, UPDATE ON identity.persons, identity.credentials, identity.units, identity.seats TO :app;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sessions, identity.login_attempts TO :app;
