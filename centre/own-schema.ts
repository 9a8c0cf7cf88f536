import type { Pool } from 'pg';

/** The centre's own tables; made where they are missing, so that what is known outlives a restart. */
const OWN = `
CREATE SCHEMA IF NOT EXISTS centre;
CREATE TABLE IF NOT EXISTS centre.settings (name text PRIMARY KEY, value text NOT NULL);
CREATE SEQUENCE IF NOT EXISTS centre.serials;

-- What was asked: a code, or that one be cancelled.
CREATE TABLE IF NOT EXISTS centre.requests (
  seq_id text PRIMARY KEY,
  invest_id text,
  kind text NOT NULL CHECK (kind IN ('apply', 'cancel')),
  request_id text NOT NULL,
  body jsonb NOT NULL,
  submitted_at timestamptz(3) NOT NULL,
  polls integer NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT '00' CHECK (status IN ('00', '97', '98', '99')),
  code text,
  reason text,
  decided_at timestamptz(3),
  UNIQUE (kind, request_id)
);

-- Every code ever issued. All are test codes.
CREATE TABLE IF NOT EXISTS centre.codes (
  code text PRIMARY KEY,
  name text NOT NULL,
  division text NOT NULL,
  issued_at timestamptz(3) NOT NULL,
  previous text,
  status text NOT NULL DEFAULT 'valid' CHECK (status IN ('valid', 'void')),
  replaced_by text,
  void_reason text,
  voided_at timestamptz(3)
);

-- The investment line's data. A refused message keeps its answer and counts for nothing else.
CREATE TABLE IF NOT EXISTS centre.intake (
  message_id text COLLATE "C" PRIMARY KEY,
  kind text NOT NULL,
  result text NOT NULL CHECK (result IN ('accepted', 'refused')),
  serial text,
  reason text,
  valid boolean NOT NULL DEFAULT true,
  replaces text,
  project_code text,
  case_id text,
  body jsonb NOT NULL,
  arrived_at timestamptz(3) NOT NULL
);
CREATE INDEX IF NOT EXISTS intake_case ON centre.intake (case_id) WHERE kind = 'case' AND valid;
CREATE INDEX IF NOT EXISTS intake_kind ON centre.intake (kind, message_id) WHERE result = 'accepted';

CREATE TABLE IF NOT EXISTS centre.downward (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL UNIQUE,
  kind text NOT NULL,
  sent_at timestamptz(3) NOT NULL,
  body jsonb NOT NULL,
  ack text CHECK (ack IN ('taken', 'refused')),
  reason text,
  acked_at timestamptz(3)
);

-- Rules 13 to 15 refuse nothing; they leave a flag.
CREATE TABLE IF NOT EXISTS centre.flags (
  rule integer NOT NULL,
  table_name text NOT NULL,
  dfsjzj text NOT NULL,
  case_number text NOT NULL,
  note text NOT NULL,
  flagged_at timestamptz(3) NOT NULL,
  PRIMARY KEY (rule, table_name, dfsjzj)
);`;

export async function createOwnSchema(pool: Pool): Promise<void> {
  await pool.query(OWN);
}

/** A setting that is made once and then kept: the shared secret, for one. */
export async function keptSetting(pool: Pool, name: string, value: string): Promise<string> {
  await pool.query(
    'INSERT INTO centre.settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
    [name, value],
  );
  const { rows } = await pool.query<{ value: string }>('SELECT value FROM centre.settings WHERE name = $1', [
    name,
  ]);
  return rows[0]?.value ?? value;
}
