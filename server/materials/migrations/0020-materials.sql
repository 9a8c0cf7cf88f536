-- Reverse: DROP SCHEMA materials CASCADE; (the bytes in the file store stay: erase them as well)

CREATE SCHEMA materials;

-- Files handed in or issued. Distributed by home. The bytes lie in the file store under their digest; a
-- row outlives its bytes, so that what was erased can still be told by its digest.
CREATE TABLE materials.files (
  id           uuid NOT NULL,
  home         text NOT NULL,
  project_id   uuid NOT NULL,
  name         text NOT NULL,
  size         bigint NOT NULL CHECK (size > 0),
  type         text NOT NULL,
  digest       text NOT NULL CHECK (digest ~ '^sha256:[0-9a-f]{64}$'),
  uploaded_by  uuid NOT NULL,
  uploaded_at  timestamptz NOT NULL,
  erased_at    timestamptz,
  erased_by    uuid,
  erase_reason text CHECK (erase_reason IN ('classified', 'mistake')),
  PRIMARY KEY (id, home),
  CONSTRAINT files_erased CHECK (
    (erased_at IS NULL) = (erased_by IS NULL) AND (erased_at IS NULL) = (erase_reason IS NULL)
  )
);
CREATE INDEX files_project ON materials.files (project_id, home);
CREATE INDEX files_digest ON materials.files (digest);

GRANT USAGE ON SCHEMA materials TO :app;
GRANT SELECT, INSERT, UPDATE ON materials.files TO :app;
