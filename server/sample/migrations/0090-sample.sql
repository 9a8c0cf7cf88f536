-- Reverse: DROP SCHEMA sample CASCADE; (what was loaded stays; an interrupted load cannot be continued)

-- How far the load of the sample year has come. Local, and of no use once it is done.
CREATE SCHEMA sample;
GRANT USAGE ON SCHEMA sample TO :app;

-- One row: what is being loaded, so that a load that was interrupted goes on with the same year.
CREATE TABLE sample.progress (
  one      boolean        PRIMARY KEY DEFAULT true CHECK (one),
  seed     text           NOT NULL,
  ends_at  timestamptz(3) NOT NULL,
  projects integer        NOT NULL,
  -- Digest of the plan: another program or pack would plan another year.
  plan     text           NOT NULL,
  -- How often the load was begun or continued.
  starts   integer        NOT NULL DEFAULT 0,
  done     boolean        NOT NULL DEFAULT false
);
GRANT SELECT, INSERT, UPDATE ON sample.progress TO :app;

-- The events carried out, each written in the transaction of its facts: done once, whatever happens.
CREATE TABLE sample.events (
  key    text  PRIMARY KEY,
  answer jsonb NOT NULL
);
GRANT SELECT, INSERT, DELETE ON sample.events TO :app;
