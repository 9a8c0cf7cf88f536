-- Reverse: ALTER TABLE casework.cases DROP COLUMN body_name; ALTER TABLE casework.documents DROP COLUMN body_name; (results of other authorities lose their names, and their documents, which have no file, must go first)

-- Results that other authorities decide and tell us of: the body is none of the province's, so its name stands
-- here, and it keeps the paper.
ALTER TABLE casework.cases ADD COLUMN body_name text;
ALTER TABLE casework.documents
  ADD COLUMN body_name text,
  ALTER COLUMN file_id DROP NOT NULL,
  ALTER COLUMN digest DROP NOT NULL;
