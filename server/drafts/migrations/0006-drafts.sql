-- Reverse: DROP SCHEMA drafts CASCADE;

-- Forms begun and not handed in: plain rows of one person. Local table, purged by age.
CREATE SCHEMA drafts;

CREATE TABLE drafts.drafts (
  person_id uuid NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('project', 'application', 'correction')),
  key       text NOT NULL CHECK (length(key) BETWEEN 1 AND 80),
  body      jsonb NOT NULL,
  saved_at  timestamptz NOT NULL,
  CONSTRAINT drafts_pkey PRIMARY KEY (person_id, kind, key)
);
CREATE INDEX drafts_saved ON drafts.drafts (saved_at);

GRANT USAGE ON SCHEMA drafts TO :app;
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts.drafts TO :app;
