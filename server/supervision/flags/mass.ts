import type { FactEnvelope } from '@zongheng/core/evidence';
import type { Transaction } from '../../platform/database/index.ts';
import { personOf } from '../deeds.ts';
import type { Thresholds } from './rules.ts';
import type { Sighting } from './sighting.ts';

const MINUTE_MS = 60_000;
/** So many decisions are named as evidence; the count is of all. */
const NAMED = 50;

const NOTE = `
INSERT INTO supervision.decisions (fact_id, home, case_id, person, at, recorded_at)
SELECT n.fact_id, n.home, n.case_id, n.person, n.at, n.recorded_at
FROM json_to_recordset($1::json) AS n(fact_id uuid, home text, case_id uuid, person uuid, at timestamptz,
  recorded_at timestamptz)
ON CONFLICT DO NOTHING`;

// Also later decisions that were read before: what is found must not depend on the order in which the homes are read.
const FIND = `
SELECT d.fact_id, d.case_id, d.person, d.at, d.recorded_at, n.count, n.from_at, n.facts
FROM (SELECT (x->>'person')::uuid AS person, (x->>'from')::timestamptz AS since, (x->>'to')::timestamptz AS until
      FROM json_array_elements($1::json) AS x) s
JOIN supervision.decisions d ON d.person = s.person AND d.at >= s.since AND d.at < s.until
CROSS JOIN LATERAL (
  SELECT count(*)::int AS count, min(e.at) AS from_at,
    (array_agg(e.fact_id ORDER BY e.at DESC, e.fact_id DESC))[1:${NAMED}] AS facts
  FROM supervision.decisions e
  WHERE e.person = d.person AND e.at > d.at - make_interval(mins => $2::int)
    AND (e.at, e.fact_id) <= (d.at, d.fact_id)) n
WHERE n.count >= $3::int`;

type Found = {
  readonly fact_id: string;
  readonly case_id: string;
  readonly person: string;
  readonly at: string;
  readonly recorded_at: string;
  readonly count: number;
  readonly from_at: string;
  readonly facts: string[];
};

/**
 * Notes decisions and tells those that one person made as the N-th or a later one within M minutes, in whatever
 * home. Found by when they happened, so that reading the feed again, or in other batches, finds the same.
 */
export async function massDecisions(
  tx: Transaction,
  decisions: readonly FactEnvelope[],
  { massCount, massMinutes }: Thresholds,
): Promise<Sighting[]> {
  const own = decisions.flatMap((envelope) => {
    const person = personOf(envelope);
    return person === null ? [] : [{ person, envelope }];
  });
  if (own.length === 0) return [];
  // Two homes read at the same moment would each miss what the other notes.
  await tx.read({ name: 'supervision_decisions_turn', text: 'SELECT pg_advisory_xact_lock(1060001)' });
  const rows = own.map(({ person, envelope: { id, home, stream, happenedAt, recordedAt } }) => ({
    fact_id: id,
    home,
    case_id: stream.id,
    person,
    at: happenedAt,
    recorded_at: recordedAt,
  }));
  await tx.query({ name: 'supervision_decisions_note', text: NOTE, values: [JSON.stringify(rows)] });
  const found = await tx.read<Found>({
    name: 'supervision_decisions_mass',
    text: FIND,
    values: [JSON.stringify(spansOf(rows, massMinutes)), massMinutes, massCount],
  });
  return found.map(({ fact_id: factId, case_id: caseId, person, at, recorded_at: raisedAt, ...rest }) => ({
    caseId,
    factId,
    person,
    happenedAt: at,
    raisedAt,
    facts: rest.facts,
    evidence: { rule: 'mass-decisions', count: rest.count, minutes: massMinutes, from: rest.from_at },
  }));
}

/** For each person the time in which a new decision can have changed the count. */
function spansOf(rows: readonly { readonly person: string; readonly at: string }[], minutes: number) {
  return [...Map.groupBy(rows, ({ person }) => person)].map(([person, own]) => {
    const times = own.map(({ at }) => Date.parse(at));
    return {
      person,
      from: new Date(Math.min(...times)).toISOString(),
      to: new Date(Math.max(...times) + minutes * MINUTE_MS).toISOString(),
    };
  });
}
