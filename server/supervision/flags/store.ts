import type { CaseRow } from '../../casework/index.ts';
import type { Database, Statement, Transaction } from '../../platform/database/index.ts';
import type { FlagState, FlagStatus, FlagWords } from './flag.ts';
import type { RuleId, Severity } from './rules.ts';
import type { Evidence, Sighting } from './sighting.ts';

/** A flag as it is stored: what was seen, and the fold of its review. */
export type FlagRow = {
  readonly id: string;
  readonly home: string;
  readonly rule: RuleId;
  readonly case_id: string;
  readonly fact_id: string;
  readonly project_id: string;
  readonly item_id: string;
  readonly body_id: string;
  readonly division: string;
  readonly person: string | null;
  readonly severity: Severity;
  readonly evidence: Evidence & { readonly facts: readonly string[] };
  readonly happened_at: string;
  readonly raised_at: string;
  readonly version: number;
  readonly head: string | null;
  readonly status: FlagStatus;
  /** Null until somebody has said something. */
  readonly state: FlagState | null;
  readonly words: FlagWords | null;
};

export const FLAG_COLUMNS = `f.id, f.home, f.rule, f.case_id, f.fact_id, f.project_id, f.item_id, f.body_id,
  f.division, f.person, f.severity, f.evidence, f.happened_at, f.raised_at, f.version, f.head, f.status, f.state,
  f.words`;

const INSERT = `
INSERT INTO supervision.flags (id, home, rule, case_id, fact_id, project_id, item_id, body_id, division, person,
  severity, evidence, happened_at, raised_at)
SELECT n.id, n.home, n.rule, n.case_id, n.fact_id, n.project_id, n.item_id, n.body_id, n.division, n.person,
  n.severity, n.evidence, n.happened_at, n.raised_at
FROM json_to_recordset($1::json) AS n(id uuid, home text, rule text, case_id uuid, fact_id uuid, project_id uuid,
  item_id text, body_id text, division text, person uuid, severity text, evidence jsonb,
  happened_at timestamptz, raised_at timestamptz)
ON CONFLICT (case_id, rule, fact_id, home) DO NOTHING
RETURNING 1`;

export type NewFlag = {
  readonly id: string;
  readonly of: Pick<CaseRow, 'home' | 'project_id' | 'item_id' | 'body_id' | 'division'>;
  readonly severity: Severity;
  readonly sighting: Sighting;
};

/** Raises flags; one that is there already stays as it is. Returns how many are new. */
export async function insertFlags(
  tx: Pick<Transaction, 'query'>,
  flags: readonly NewFlag[],
): Promise<number> {
  if (flags.length === 0) return 0;
  const rows = flags.map(({ id, of, severity, sighting }) => ({
    id,
    home: of.home,
    rule: sighting.evidence.rule,
    case_id: sighting.caseId,
    fact_id: sighting.factId,
    project_id: of.project_id,
    item_id: of.item_id,
    body_id: of.body_id,
    division: of.division,
    person: sighting.person,
    severity,
    evidence: { ...sighting.evidence, facts: sighting.facts },
    happened_at: sighting.happenedAt,
    raised_at: sighting.raisedAt,
  }));
  const made = await tx.query({
    name: 'supervision_flags_insert',
    text: INSERT,
    values: [JSON.stringify(rows)],
  });
  return made.rows.length;
}

/** Flags by id, in no order; one that is not there is left out. */
export function flagsByIds(db: Pick<Database, 'read'>, ids: readonly string[]): Promise<FlagRow[]> {
  return db.read<FlagRow>({
    name: 'supervision_flags_by_ids',
    text: `SELECT ${FLAG_COLUMNS} FROM supervision.flags f WHERE f.id = ANY($1::uuid[])`,
    values: [ids],
  });
}

const UPDATE = `
WITH u AS (
  UPDATE supervision.flags SET version = $4, head = $5, status = $6, state = $7, words = $8
  WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1)
SELECT platform.guard(count(*), 1) FROM u`;

/** Writes what a review changed, under the version guard. */
export function writeFlag(
  was: FlagRow,
  now: {
    readonly version: number;
    readonly head: string;
    readonly state: FlagState;
    readonly words: FlagWords;
  },
): Statement {
  const { version, head, state, words } = now;
  return {
    name: 'supervision_flag_update',
    text: UPDATE,
    values: [
      ...[was.id, was.home, was.version, version, head, state.status],
      ...[JSON.stringify(state), JSON.stringify(words)],
    ],
  };
}
