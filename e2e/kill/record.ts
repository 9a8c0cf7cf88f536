import { type CaseState, evolve, NO_CASE } from '@zongheng/core/casework';
import { verifyChain } from '@zongheng/core/evidence';
import {
  type ApplicationFact,
  type ApplicationState,
  evolveApplication,
} from '../../server/applications/index.ts';
import { fromRecord } from '../../server/casework/index.ts';
import { sm3 } from '../../server/platform/crypto/index.ts';
import type { Database } from '../../server/platform/database/index.ts';
import { readSealed, readStream, type StoredFact } from '../../server/platform/facts/index.ts';
import { evolveProject, type ProjectFact, type ProjectState } from '../../server/projects/index.ts';

type Row = {
  readonly kind: 'project' | 'application' | 'case';
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly head: string;
  readonly state: unknown;
};

/** A stream as its row keeps it, beside what its facts say. */
export type Stream = {
  readonly name: string;
  readonly stored: unknown;
  readonly refolded: unknown;
};

/**
 * Everything the record does not keep its word in: chains that do not verify, rows that end elsewhere than
 * their facts, facts without a row, positions with a gap. And every stream, to compare its states.
 */
export async function checkRecord(
  database: Database,
): Promise<{ readonly faults: readonly string[]; readonly streams: readonly Stream[] }> {
  const faults: string[] = [];
  const streams: Stream[] = [];
  const rows = await database.read<Row>({
    name: 'e2e_rows',
    text: `SELECT 'project' AS kind, id, home, version, head, state FROM projects.projects UNION ALL
           SELECT 'application', id, home, version, head, state FROM applications.applications UNION ALL
           SELECT 'case', id, home, version, head, state FROM casework.cases`,
  });
  for (const row of rows) {
    const facts = await readStream(database, row.home, row.id);
    const name = `${row.kind} ${row.id}`;
    const chain = verifyChain(facts, sm3);
    if (!chain.ok) faults.push(`${name}: ${chain.refusal.message}`);
    else if (chain.value.head !== row.head || chain.value.count !== row.version) {
      faults.push(`${name}: the row ends at ${row.version}, its facts at ${chain.value.count}`);
    }
    streams.push({ name, stored: row.state, refolded: await refold(database, row, facts) });
  }
  faults.push(...(await loose(database)));
  return { faults, streams };
}

async function refold(database: Database, row: Row, facts: readonly StoredFact[]): Promise<unknown> {
  if (row.kind === 'case') {
    const ids = facts.map(({ envelope }) => envelope.id);
    const sealed = await readSealed(database, row.home, ids);
    return facts.reduce<CaseState>((state, { envelope: { id, type, happenedAt, data } }) => {
      return evolve(state, fromRecord(type, happenedAt, data, sealed.get(id)?.content ?? null));
    }, NO_CASE);
  }
  // What these modules wrote is what comes back: type, moment and data are the fact.
  const plain = facts.map(({ envelope: { type, happenedAt, data } }) => ({
    ...data,
    type,
    at: Date.parse(happenedAt),
  }));
  return row.kind === 'project'
    ? (plain as unknown as ProjectFact[]).reduce<ProjectState | null>(evolveProject, null)
    : (plain as unknown as ApplicationFact[]).reduce<ApplicationState | null>(evolveApplication, null);
}

/** What stands alone although it is written together with something else. */
async function loose(database: Database): Promise<string[]> {
  const decisions = `('case.granted', 'case.granted-with-owed', 'case.refused')`;
  const checks: Readonly<Record<string, string>> = {
    'facts of no row': `SELECT count(*)::int AS found FROM (
        SELECT DISTINCT stream_id FROM facts.facts WHERE stream_kind IN ('project', 'application', 'case')
        EXCEPT (SELECT id FROM projects.projects UNION ALL SELECT id FROM applications.applications
                UNION ALL SELECT id FROM casework.cases)) AS alone`,
    'homes whose positions have gaps': `SELECT count(*)::int AS found FROM facts.heads h WHERE position <>
        (SELECT count(*) FROM facts.facts f WHERE f.home = h.home AND f.position <= h.position)`,
    'facts beyond the head of their home': `SELECT count(*)::int AS found FROM facts.facts f
        WHERE NOT EXISTS (SELECT FROM facts.heads h WHERE h.home = f.home AND f.position <= h.position)`,
    'cases without clocks': `SELECT count(*)::int AS found FROM casework.cases c
        WHERE NOT EXISTS (SELECT FROM casework.clocks k WHERE k.id = c.id AND k.home = c.home)`,
    'cases their application does not know': `SELECT count(*)::int AS found FROM casework.cases c
        JOIN applications.applications a ON a.id = c.application_id AND a.home = c.home
        WHERE NOT a.state->'cases' @> jsonb_build_array(jsonb_build_object('caseId', c.id::text))`,
    'cases an application names and that are not there': `SELECT count(*)::int AS found
        FROM applications.applications a, jsonb_array_elements(a.state->'cases') AS named
        WHERE NOT EXISTS (SELECT FROM casework.cases c WHERE c.id = (named->>'caseId')::uuid)`,
    'decisions without a document': `SELECT count(*)::int AS found FROM facts.facts f
        WHERE f.type IN ${decisions} AND NOT EXISTS (SELECT FROM casework.documents d WHERE d.id = f.id)`,
    'documents without a decision': `SELECT count(*)::int AS found FROM casework.documents d
        WHERE NOT EXISTS (SELECT FROM facts.facts f WHERE f.id = d.id AND f.type IN ${decisions})`,
    'projects with a code that the register does not have': `SELECT count(*)::int AS found
        FROM projects.projects p WHERE (code IS NOT NULL) <>
          EXISTS (SELECT FROM projects.issued_codes i WHERE i.project_id = p.id AND i.code = p.code)`,
    'projects without works': `SELECT count(*)::int AS found FROM projects.projects p
        WHERE NOT EXISTS (SELECT FROM projects.works w WHERE w.project_id = p.id AND w.home = p.home)`,
  };
  const found: string[] = [];
  for (const [name, text] of Object.entries(checks)) {
    const [row] = await database.read<{ found: number }>({ name: `e2e_${name.replaceAll(' ', '_')}`, text });
    if (row?.found !== 0) found.push(`${row?.found} ${name}`);
  }
  return found;
}

/** How many facts of each type there are. */
export async function countFacts(database: Database): Promise<Readonly<Record<string, number>>> {
  const rows = await database.read<{ type: string; count: number }>({
    name: 'e2e_count_facts',
    text: 'SELECT type, count(*)::int AS count FROM facts.facts GROUP BY type',
  });
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
}
