import { ELEMENT_NAMES, type Element, type EntryState } from '@zongheng/core/catalogue';
import type { FactEnvelope } from '@zongheng/core/evidence';
import { personNames } from '../../identity/index.ts';
import { readStream } from '../../platform/facts/index.ts';
import type { Catalogue } from '../catalogue.ts';
import type { EntryDeps } from './context.ts';
import { differencesOf } from './difference.ts';
import { MESSAGES } from './messages.ts';
import type { HistoryView } from './schema.ts';
import { type EntryRow, readRevisions } from './store.ts';

type Line = HistoryView['rows'][number];

/** Who changed what, when: facts of the stream, and every saved revision of its drafts; the newest first. */
export async function historyOf(
  deps: EntryDeps,
  row: EntryRow<EntryState> | undefined,
): Promise<HistoryView['rows']> {
  if (!row) return [];
  const { database, catalogue } = deps;
  const [facts, revisions] = await Promise.all([
    readStream(database, row.home, row.id),
    readRevisions(database, row.id, row.home),
  ]);
  const people = [
    ...facts.flatMap(({ envelope: { actor } }) => ('person' in actor ? [actor.person] : [])),
    ...revisions.map(({ savedBy }) => savedBy),
  ];
  const names = await personNames(database, [...new Set(people)]);
  const ofDrafts = revisions.map(({ revision, act, content, savedBy, savedAt }, index): Line => {
    const before = revisions[index - 1]?.content ?? null;
    return {
      at: savedAt,
      type: 'draft',
      what: MESSAGES.historyNames[act](revision),
      who: names.get(savedBy) ?? MESSAGES.system,
      body: catalogue.body(row.bodyId)?.shortName ?? null,
      note: null,
      revision,
      // The first revision, and one after a deletion, is all new: that says nothing.
      differences: before === null || content === null ? [] : differencesOf(before, content),
    };
  });
  const ofFacts = facts.map(({ envelope }): Line => lineOf(catalogue, envelope, names, row.words));
  // At the same instant what was decided stands above what was saved for it.
  return [...ofFacts.reverse(), ...ofDrafts.reverse()].sort((a, b) =>
    a.at < b.at ? 1 : a.at > b.at ? -1 : 0,
  );
}

function lineOf(
  catalogue: Catalogue,
  { type, data, actor, happenedAt, version }: FactEnvelope,
  names: ReadonlyMap<string, string>,
  words: Readonly<Record<string, string>>,
): Line {
  const person = 'person' in actor ? actor : null;
  const said = MESSAGES.facts[type as keyof typeof MESSAGES.facts];
  const element = typeof data.element === 'string' ? ELEMENT_NAMES[data.element as Element] : '';
  const number = typeof data.version === 'number' ? data.version : Number(data.revision ?? 0);
  const day = typeof data.validFrom === 'string' ? data.validFrom : String(data.until ?? '');
  const approved = data.approved === true;
  return {
    at: happenedAt,
    type,
    what: said ? said({ number, day, element, approved }) : type,
    who: names.get(person?.person ?? '') ?? MESSAGES.system,
    body: person?.body ? (catalogue.body(person.body)?.shortName ?? null) : null,
    note: words[String(version)] ?? null,
    revision: null,
    differences: [],
  };
}
