import { adjustmentHistory } from '../calendar/index.ts';
import { type HistoryEntry, historyOf } from '../casework/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { personNames } from '../identity/index.ts';
import type { Database } from '../platform/database/index.ts';
import { readStream, type StoredFact } from '../platform/facts/index.ts';

type Deps = { readonly database: Database; readonly catalogue: Catalogue };

/** History of a project or application stream: its facts with names, oldest first. */
export async function streamHistory(
  deps: Deps,
  stream: { readonly id: string; readonly home: string },
  words: Readonly<Record<string, string>>,
  note: (fact: StoredFact) => string | null,
): Promise<HistoryEntry[]> {
  return factHistory(deps, await readStream(deps.database, stream.home, stream.id), words, note);
}

/** Facts with names, in the order given. */
export async function factHistory(
  deps: Deps,
  facts: readonly StoredFact[],
  words: Readonly<Record<string, string>>,
  note: (fact: StoredFact) => string | null,
): Promise<HistoryEntry[]> {
  const names = await personNames(deps.database, personsOf(facts));
  return facts.map((fact): HistoryEntry => {
    const { id, type, happenedAt, recordedAt, actor, channel } = fact.envelope;
    return {
      id,
      type,
      name: words[type] ?? type,
      at: happenedAt,
      recordedAt,
      actor: 'system' in actor ? '平台自动' : (names.get(actor.person) ?? '—'),
      body: 'system' in actor || !actor.body ? null : (deps.catalogue.body(actor.body)?.name ?? null),
      channel,
      note: note(fact),
      late: false,
    };
  });
}

/** History of a case, with names, and what moved its dates without anything having happened to it. */
export async function caseHistory(
  deps: Deps,
  row: { readonly id: string; readonly home: string },
): Promise<HistoryEntry[]> {
  const facts = await readStream(deps.database, row.home, row.id);
  const names = await personNames(deps.database, personsOf(facts));
  const [happened, adjusted] = await Promise.all([
    historyOf(deps.database, row, {
      person: (id) => names.get(id),
      body: (id) => deps.catalogue.body(id)?.name,
    }),
    adjustmentHistory(deps.database, row),
  ]);
  if (adjusted.length === 0) return happened;
  return [...happened, ...adjusted].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function personsOf(facts: readonly StoredFact[]): string[] {
  const ids = facts.flatMap(({ envelope: { actor } }) => ('person' in actor ? [actor.person] : []));
  return [...new Set(ids)];
}
