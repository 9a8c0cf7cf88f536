import { type CaseState, evolve, NO_CASE } from '@zongheng/core/casework';
import type { FactEnvelope } from '@zongheng/core/evidence';
import { type CaseDeps, type CaseRow, fromRecord, itemOf, readCases } from '../../casework/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { type Follower, readStreams } from '../../platform/facts/index.ts';
import { isDecision, look } from './look.ts';
import { massDecisions } from './mass.ts';
import { RULES, type RuleBook } from './rules.ts';
import type { Sighting } from './sighting.ts';
import { insertFlags } from './store.ts';

export type FlagDeps = Pick<CaseDeps, 'catalogue' | 'facts'>;

/**
 * Looks at every fact of a case as it arrives, by whatever channel, and raises what is suspicious. Cases that an
 * authority outside the province decided are left alone: nobody here supervises it. Reading the feed again raises
 * nothing twice.
 */
export function flagFollower(deps: FlagDeps, book: RuleBook = RULES): Follower {
  return {
    name: 'supervision-flags',
    async handle(facts, tx) {
      const envelopes = facts.map(({ envelope }) => envelope).filter(({ stream }) => stream.kind === 'case');
      if (envelopes.length > 0) await raise(deps, book, envelopes, tx);
    },
  };
}

async function raise(
  deps: FlagDeps,
  book: RuleBook,
  envelopes: readonly FactEnvelope[],
  tx: Transaction,
): Promise<void> {
  const ids = [...new Set(envelopes.map(({ stream }) => stream.id))];
  const rows = new Map((await readCases(tx, ids)).map((row) => [row.id, row]));
  const own = envelopes.filter(({ stream }) => rows.get(stream.id)?.body_name === null);
  const seen = await lookAt(deps, book, own, rows, tx);
  const decisions = own.filter(({ type }) => isDecision(type));
  const mass = await massDecisions(tx, decisions, book.thresholds);
  // Decisions in bulk may reach back to cases of another home.
  const missing = mass.map(({ caseId }) => caseId).filter((id) => !rows.has(id));
  for (const row of await readCases(tx, [...new Set(missing)])) rows.set(row.id, row);
  await insertFlags(
    tx,
    [...seen, ...mass].map((sighting) => {
      const of = rows.get(sighting.caseId);
      if (!of) throw new Error(`a fact of case ${sighting.caseId}, which is not there`);
      return { id: deps.facts.newId(), of, severity: book.rule(sighting.evidence.rule).severity, sighting };
    }),
  );
}

/** Folds each case anew and looks at the facts of this batch as they came. */
async function lookAt(
  { catalogue }: FlagDeps,
  book: RuleBook,
  own: readonly FactEnvelope[],
  rows: ReadonlyMap<string, CaseRow>,
  tx: Transaction,
): Promise<Sighting[]> {
  const home = own[0]?.home;
  if (home === undefined) return [];
  const wanted = new Set(own.map(({ id }) => id));
  const ids = [...new Set(own.map(({ stream }) => stream.id))];
  const streams = Map.groupBy(await readStreams(tx, home, ids), ({ envelope }) => envelope.stream.id);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    const item = row && itemOf(catalogue, row);
    if (!row || !item) throw new Error(`case ${id} pins an item that is not there`);
    const calendar = catalogue.calendarFor(row.division);
    const found: Sighting[] = [];
    const earlier: FactEnvelope[] = [];
    let before: CaseState = NO_CASE;
    for (const { envelope } of streams.get(id) ?? []) {
      const fact = fromRecord(envelope.type, envelope.happenedAt, envelope.data, null);
      if (wanted.has(envelope.id)) {
        found.push(...look({ envelope, fact, before, earlier, item, calendar }, book.thresholds));
      }
      before = evolve(before, fact);
      earlier.push(envelope);
    }
    return found;
  });
}
