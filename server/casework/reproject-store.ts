import type { Catalogue } from '../catalogue/index.ts';
import type { Database, Statement } from '../platform/database/index.ts';
import type { ClockRow } from './clock-rows.ts';
import type { Moved } from './moves.ts';
import { CASE_COLUMNS, CASE_FROM, type CaseRow } from './store.ts';

type Reader = Pick<Database, 'read'>;

/** The versions in force for every division and item there ever was (open cases may be of one withdrawn), as JSON. */
export function lawRows(catalogue: Catalogue): string {
  const items = catalogue.knownItems().map((item) => item.id);
  return JSON.stringify(
    catalogue.divisions().flatMap(({ code }) => {
      const { version } = catalogue.calendarFor(code);
      return items.map((item) => [code, item, version, catalogue.signalRule(code, item).version]);
    }),
  );
}

// The walk over the open clocks in order of the case stays one index scan, however the tables grow.
const STALE = `
WITH law AS MATERIALIZED (
  SELECT l->>0 AS division, l->>1 AS item_id, l->>2 AS calendar_version, l->>3 AS rule_version
  FROM jsonb_array_elements($1::jsonb) AS l
)
SELECT DISTINCT k.id, k.home FROM casework.clocks k JOIN law l ON l.division = k.division AND l.item_id = k.item_id
WHERE k.state <> 'ended' AND k.id > $2
  AND (k.calendar_version, k.rule_version) <> (l.calendar_version, l.rule_version)
ORDER BY k.id LIMIT $3`;

/** The next cases, in order of their ids, with an open clock that runs by another version. */
export function staleCases(
  db: Reader,
  law: string,
  after: string,
  limit: number,
): Promise<{ id: string; home: string }[]> {
  return db.read({ name: 'casework_stale', text: STALE, values: [law, after, limit] });
}

/** Locks cases as a decision does; those that somebody is deciding are left out. */
export async function lockCases(db: Reader, ids: readonly string[]): Promise<CaseRow[]> {
  return db.read<CaseRow>({
    name: 'casework_lock',
    text: `SELECT ${CASE_COLUMNS} FROM ${CASE_FROM} WHERE c.id = ANY($1::uuid[])
           ORDER BY c.id FOR NO KEY UPDATE OF c SKIP LOCKED`,
    values: [ids],
  });
}

/** The clocks of some cases that have not ended. */
export async function openClocks(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ClockRow[]>> {
  const rows = await db.read<ClockRow>({
    name: 'casework_open_clocks',
    text: `SELECT id, kind, body_id, item_id, division, shown, state, over, remind_at, yellow_at, due_at,
             statutory_due_at, stop_due_at, calendar_version, rule_version
           FROM casework.clocks WHERE id = ANY($1::uuid[]) AND state <> 'ended'`,
    values: [ids],
  });
  const byCase = new Map<string, ClockRow[]>();
  for (const row of rows) byCase.set(row.id, [...(byCase.get(row.id) ?? []), row]);
  return byCase;
}

const INSERT = `
INSERT INTO casework.reprojections (id, home, case_id, kind, old_due_at, new_due_at, old_statutory_due_at,
  new_statutory_due_at, old_calendar_version, new_calendar_version, old_rule_version, new_rule_version, at)
SELECT n.id, n.home, n.case_id, n.kind, n.old_due_at, n.new_due_at, n.old_statutory_due_at,
  n.new_statutory_due_at, n.old_calendar_version, n.new_calendar_version, n.old_rule_version,
  n.new_rule_version, $2::timestamptz
FROM json_to_recordset($1::json) AS n(id uuid, home text, case_id uuid, kind text, old_due_at timestamptz,
  new_due_at timestamptz, old_statutory_due_at timestamptz, new_statutory_due_at timestamptz,
  old_calendar_version text, new_calendar_version text, old_rule_version text, new_rule_version text)`;

/** Keeps on record which due dates moved, with old and new. */
export function insertMoved(moved: readonly Moved[], newId: () => string, at: string): Statement {
  const rows = moved.map(({ caseId, home, kind, before, after }) => ({
    id: newId(),
    home,
    case_id: caseId,
    kind,
    old_due_at: before.due_at,
    new_due_at: after.due_at,
    old_statutory_due_at: before.statutory_due_at,
    new_statutory_due_at: after.statutory_due_at,
    old_calendar_version: before.calendar_version,
    new_calendar_version: after.calendar_version,
    old_rule_version: before.rule_version,
    new_rule_version: after.rule_version,
  }));
  return { name: 'casework_reprojections_insert', text: INSERT, values: [JSON.stringify(rows), at] };
}
