-- Reverse: CREATE TABLE catalogue.items, catalogue.flows as 0030 made them, INSERT what versions holds of kind 'standard' and 'flow' of the province, DROP TABLE catalogue.versions, catalogue.book, ALTER TABLE catalogue.packs DROP COLUMN digest; (loses implementations, derived flows and validity)

-- Every version of a standard item, an implementation and a flow that was ever published, by a pack or by keepers:
-- running cases pin them. Content never changes under a version; when it ends does. Reference.
CREATE TABLE catalogue.versions (
  kind             text           NOT NULL CHECK (kind IN ('standard', 'implementation', 'flow')),
  -- Item or flow; the flow of a city has an id of its own.
  subject          text           NOT NULL,
  division         text           NOT NULL,
  version          integer        NOT NULL CHECK (version >= 1),
  -- Version of the standard, or of the template, that it stands under.
  standard         integer,
  body             jsonb          NOT NULL,
  -- Deviations of an implementation that the level above had allowed when it was published.
  exceptions       jsonb          NOT NULL DEFAULT '[]',
  -- Legal days of Asia/Shanghai. From null: it held before it was entered here. To: first day no longer valid.
  valid_from       date,
  valid_to         date,
  published_at     timestamptz(3) NOT NULL,
  origin           text           NOT NULL CHECK (origin IN ('pack', 'keeper')),
  withdrawn_at     timestamptz(3),
  withdrawn_reason text,
  -- Serial of the book when the row was last written.
  serial           bigint         NOT NULL,
  PRIMARY KEY (kind, subject, division, version),
  CHECK (valid_to >= valid_from),
  CHECK (kind <> 'implementation' OR standard IS NOT NULL)
);
CREATE INDEX versions_serial ON catalogue.versions (serial);
GRANT SELECT, INSERT ON catalogue.versions TO :app;
GRANT UPDATE (valid_to, withdrawn_at, withdrawn_reason, serial) ON catalogue.versions TO :app;

-- One row. A publishing transaction raises it and holds it to its end: rows become visible in the order of their
-- serials, so that whoever asks for those after the last it knows misses none. Reference.
CREATE TABLE catalogue.book (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  serial bigint  NOT NULL
);
INSERT INTO catalogue.book (serial) VALUES (1);
GRANT SELECT ON catalogue.book TO :app;
GRANT UPDATE (serial) ON catalogue.book TO :app;

-- What a pack said when it was last entered: the same again need not be held against every version.
ALTER TABLE catalogue.packs ADD COLUMN digest text;
GRANT UPDATE (digest) ON catalogue.packs TO :app;

-- The day on which a later version took over from an earlier one was not kept: that of the migration.
INSERT INTO catalogue.versions (kind, subject, division, version, body, valid_from, valid_to, published_at, origin,
  serial)
SELECT o.kind, o.id, '210000', o.version, o.body,
  CASE WHEN o.version > min(o.version) OVER w THEN (now() AT TIME ZONE 'Asia/Shanghai')::date END,
  CASE WHEN o.version < max(o.version) OVER w THEN (now() AT TIME ZONE 'Asia/Shanghai')::date END,
  now(), 'pack', 1
FROM (
  SELECT 'standard' AS kind, id, version, body FROM catalogue.items
  UNION ALL
  SELECT 'flow', id, version, body FROM catalogue.flows
) o
WINDOW w AS (PARTITION BY o.kind, o.id);

DROP TABLE catalogue.items, catalogue.flows;
