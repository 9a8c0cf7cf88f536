-- Reverse: DROP TABLE catalogue.areas; (loses area assessments: projects that chose one need the items again)

-- 区域评估: an area that was assessed once for all projects in it. `state` is the fold of the stream's facts, with
-- every version: a project keeps the one it was registered with. Read whole by every process when the book's serial
-- moves, so it carries that serial. Distributed by home.
CREATE TABLE catalogue.areas (
  id         uuid           NOT NULL,
  home       text           NOT NULL,
  division   text           NOT NULL,
  name       text           NOT NULL,
  status     text           NOT NULL CHECK (status IN ('published', 'withdrawn')),
  version    integer        NOT NULL,
  head       text           NOT NULL,
  state      jsonb          NOT NULL,
  -- Free text of facts by their version, so beside the state and erasable.
  words      jsonb          NOT NULL DEFAULT '{}',
  serial     bigint         NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (id, home)
);
CREATE INDEX areas_serial ON catalogue.areas (serial);
GRANT SELECT, INSERT, UPDATE ON catalogue.areas TO :app;
