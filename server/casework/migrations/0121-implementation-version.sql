-- Reverse: ALTER TABLE casework.cases DROP COLUMN implementation_version, DROP COLUMN implementation_division; (the facts of receipt keep them)

-- The implementation (实施清单) a case was received under, beside the version of the standard: whose, since a
-- county's case may run on its city's, and which version. 0 and null: none was in force, the standard alone holds.
ALTER TABLE casework.cases
  ADD COLUMN implementation_version  integer NOT NULL DEFAULT 0,
  ADD COLUMN implementation_division text,
  ADD CONSTRAINT cases_implementation CHECK ((implementation_version = 0) = (implementation_division IS NULL));
