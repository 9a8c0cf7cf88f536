-- Reverse: DROP SCHEMA catalogue CASCADE; (running cases pin versions kept here: only without cases)

-- Reference tables: what the packs said, in every version a case may still be pinned to.
CREATE SCHEMA catalogue;
GRANT USAGE ON SCHEMA catalogue TO :app;

CREATE TABLE catalogue.packs (
  id        text           NOT NULL,
  version   text           NOT NULL,
  name      text           NOT NULL,
  loaded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (id, version)
);

CREATE TABLE catalogue.items (
  id      text    NOT NULL,
  version integer NOT NULL,
  body    jsonb   NOT NULL,
  PRIMARY KEY (id, version)
);

CREATE TABLE catalogue.flows (
  id      text    NOT NULL,
  version integer NOT NULL,
  body    jsonb   NOT NULL,
  PRIMARY KEY (id, version)
);

GRANT SELECT, INSERT ON catalogue.packs, catalogue.items, catalogue.flows TO :app;
