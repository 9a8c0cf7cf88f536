-- Reverse: DELETE FROM supervision.signals WHERE stage > 0; ALTER TABLE supervision.signals DROP CONSTRAINT signals_pkey, ADD PRIMARY KEY (subject_id, home, kind, rung, due_at); ALTER TABLE supervision.signals DROP COLUMN stage; (which rungs of stages were fired is lost: those still due fire again)

-- Stages and projects climb the ladder too: two stages of one work (subject_id) may be due at one moment.
ALTER TABLE supervision.signals ADD COLUMN stage smallint NOT NULL DEFAULT 0;
ALTER TABLE supervision.signals DROP CONSTRAINT signals_pkey,
  ADD PRIMARY KEY (subject_id, home, kind, rung, due_at, stage);
