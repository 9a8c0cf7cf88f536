-- Reverse: DROP TABLE catalogue.import_items, catalogue.imports; (loses what was uploaded and not applied, and who imported what from which file)

-- Files of entries that keepers bring in: looked through first, applied as drafts afterwards, all or nothing. Plain
-- rows, no facts: what becomes of a draft is told by its own revisions. Local.
CREATE TABLE catalogue.imports (
  id           uuid           PRIMARY KEY,
  kind         text           NOT NULL CHECK (kind IN ('standard', 'implementation')),
  division     text           NOT NULL,
  body_id      text           NOT NULL,
  person_id    uuid           NOT NULL,
  file_name    text           NOT NULL,
  format       text           NOT NULL CHECK (format IN ('xlsx', 'json')),
  digest       text           NOT NULL,
  size         integer        NOT NULL,
  -- checking and applying are left behind by a process that died: whoever finds them old starts again.
  state        text           NOT NULL CHECK (state IN ('uploaded', 'checking', 'checked', 'applying', 'applied')),
  done         integer        NOT NULL DEFAULT 0,
  total        integer        NOT NULL DEFAULT 0,
  -- What is wrong with the file, at its cells.
  errors       jsonb          NOT NULL DEFAULT '[]',
  outcome      jsonb,
  uploaded_at  timestamptz(3) NOT NULL,
  moved_at     timestamptz(3) NOT NULL
);
CREATE INDEX imports_body ON catalogue.imports (body_id, uploaded_at DESC);
GRANT SELECT, INSERT, UPDATE ON catalogue.imports TO :app;

-- The entries of a file as the dry run found them, and what they were held against.
CREATE TABLE catalogue.import_items (
  import_id    uuid           NOT NULL,
  position     integer        NOT NULL,
  subject      text           NOT NULL,
  status       text           NOT NULL CHECK (status IN ('new', 'changed', 'same', 'refused')),
  -- Revision of the draft, version in force and version above when it was looked at; 0: none.
  revision     integer        NOT NULL,
  in_force     integer        NOT NULL,
  above        integer        NOT NULL,
  content      jsonb          NOT NULL,
  differences  jsonb          NOT NULL,
  findings     jsonb          NOT NULL,
  PRIMARY KEY (import_id, position)
);
GRANT SELECT, INSERT, DELETE ON catalogue.import_items TO :app;
