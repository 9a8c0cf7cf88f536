-- Reverse: DROP INDEX casework.cases_done, casework.cases_open_grams, casework.cases_open_name, casework.clocks_open_scope, casework.clocks_open_item, casework.clocks_open_body, casework.clocks_open_others; ALTER TABLE casework.clocks DROP COLUMN stage, DROP COLUMN scope, DROP COLUMN sort_at, DROP COLUMN beyond_at, DROP COLUMN late_at, DROP COLUMN warn_at, DROP COLUMN hint_at; DROP TABLE casework.scopes; DROP FUNCTION casework.scope_key(text, text[]); clocks_open as 0101 and clocks_due as 0060 have them

-- Who may see a clock, as one word: its home and the divisions of its project. There are few of them (a city,
-- its counties, and some projects that cross them), so that the list of a seat is a handful of ordered walks
-- through an index instead of a look at every open case. Reference.
CREATE TABLE casework.scopes (
  key       text   PRIMARY KEY,
  home      text   NOT NULL,
  divisions text[] NOT NULL
);
GRANT SELECT, INSERT ON casework.scopes TO :app;

CREATE FUNCTION casework.scope_key(home text, divisions text[]) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT home || '-' || left(md5(array_to_string(divisions, ',')), 12) $$;
GRANT EXECUTE ON FUNCTION casework.scope_key(text, text[]) TO :app;

-- The stage of the case, which never changes: asked of lists, and answered by their index.
-- The instants of a clock once more, without nulls: then every light is a row of comparisons joined by AND, which
-- an index answers by itself (casework.light asks the same of the columns beside them). Written with them, by
-- the one statement that writes clocks.
ALTER TABLE casework.clocks
  ADD COLUMN stage     smallint,
  ADD COLUMN scope     text,
  ADD COLUMN sort_at   timestamptz(3),
  ADD COLUMN beyond_at timestamptz(3),
  ADD COLUMN late_at   timestamptz(3),
  ADD COLUMN warn_at   timestamptz(3),
  ADD COLUMN hint_at   timestamptz(3);
INSERT INTO casework.scopes (key, home, divisions)
SELECT DISTINCT ON (casework.scope_key(home, divisions)) casework.scope_key(home, divisions), home, divisions
FROM projects.projects;
UPDATE casework.clocks k SET
  stage = c.stage,
  scope = casework.scope_key(p.home, p.divisions),
  sort_at = coalesce(k.due_at, k.stop_due_at, '9999-01-01 00:00:00+00'),
  beyond_at = coalesce(k.statutory_due_at, 'infinity'),
  late_at = CASE WHEN k.over THEN '-infinity' ELSE coalesce(k.due_at, 'infinity') END,
  warn_at = coalesce(k.yellow_at, 'infinity'),
  hint_at = coalesce(k.remind_at, 'infinity')
FROM casework.cases c JOIN projects.projects p ON p.id = c.project_id AND p.home = c.home
WHERE c.id = k.id AND c.home = k.home;
ALTER TABLE casework.clocks
  ALTER COLUMN stage SET NOT NULL,
  ALTER COLUMN scope SET NOT NULL,
  ALTER COLUMN sort_at SET NOT NULL,
  ALTER COLUMN beyond_at SET NOT NULL,
  ALTER COLUMN late_at SET NOT NULL,
  ALTER COLUMN warn_at SET NOT NULL,
  ALTER COLUMN hint_at SET NOT NULL;

-- Open clocks, due first: all, by who may see them, by item, by body. What the light needs stands behind the
-- order, so that rows of another light are passed over within the index.
-- Nothing reads the running clocks by the bare due date any more, and every step wrote it.
DROP INDEX casework.clocks_open, casework.clocks_due;
CREATE INDEX clocks_open ON casework.clocks
  (sort_at, id, beyond_at, late_at, warn_at, hint_at, state, stage, item_id) WHERE shown AND state <> 'ended';
CREATE INDEX clocks_open_scope ON casework.clocks
  (scope, sort_at, id, beyond_at, late_at, warn_at, hint_at, state, stage, item_id) WHERE shown AND state <> 'ended';
CREATE INDEX clocks_open_item ON casework.clocks
  (item_id, sort_at, id, beyond_at, late_at, warn_at, hint_at, state, stage) WHERE shown AND state <> 'ended';
CREATE INDEX clocks_open_body ON casework.clocks (body_id, sort_at, id) WHERE shown AND state <> 'ended';
-- Special procedures, deliveries, opinions and renewals: clocks beside the one a case shows.
CREATE INDEX clocks_open_others ON casework.clocks (kind, sort_at, id) WHERE NOT shown AND state <> 'ended';

-- Words among what is open: few find many, and those that do are met soon on the way through an order above.
CREATE INDEX cases_open_grams ON casework.cases USING gin (grams) WHERE ended_at IS NULL;
-- A single character is no piece of a word: the names are read, without the cases (0.07 s among 100,000 open).
CREATE INDEX cases_open_name ON casework.cases (project_name, id) WHERE ended_at IS NULL;

-- What ended last, first.
CREATE INDEX cases_done ON casework.cases (ended_at DESC, id DESC) WHERE ended_at IS NOT NULL;

-- Open rows are few among all and change all the time; the roll-up reads their index alone, as long as vacuum
-- keeps up with them.
ALTER TABLE casework.clocks SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
