-- Reverse: DROP INDEX casework.cases_asked, casework.clocks_ends_by_law, casework.clocks_renewal; ALTER TABLE casework.cases DROP COLUMN asked_bodies; and the narrower check on documents.kind (documents of renewals must go first)

-- Cases fold opinions and renewals since: rows of before have none.
UPDATE casework.cases
SET state = state || '{"revokedAt": null, "opinions": [], "renewals": []}'::jsonb
WHERE NOT state ? 'opinions';

-- Departments whose opinion on the case is still open: their inbox.
ALTER TABLE casework.cases ADD COLUMN asked_bodies text[] NOT NULL DEFAULT '{}';
CREATE INDEX cases_asked ON casework.cases USING gin (asked_bodies) WHERE asked_bodies <> '{}';

-- What ends by law without anybody acting: consent by silence, renewal by silence (行政许可法 §50). Their
-- clocks say when in stop_due_at.
CREATE INDEX clocks_ends_by_law ON casework.clocks (stop_due_at)
  WHERE kind IN ('opinion', 'renewal') AND state = 'running';
CREATE INDEX clocks_renewal ON casework.clocks (body_id) WHERE kind = 'renewal' AND state = 'running';

ALTER TABLE casework.documents DROP CONSTRAINT documents_kind_check;
ALTER TABLE casework.documents ADD CONSTRAINT documents_kind_check
  CHECK (kind IN ('grant', 'refusal', 'renewal', 'renewal-refusal'));
