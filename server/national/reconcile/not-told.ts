import type { CollectDeps } from '../collect.ts';
import type { Line, Mapping } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import { isCodeRequest } from '../outbox/code-requests.ts';
import { keyOf, messageThing, prepare } from '../outbox/prepare.ts';
import { loadThings } from '../sources/load.ts';
import type { Thing } from '../sources/thing.ts';
import { addCount, type Counts } from './counts.ts';
import type { Found } from './differences.ts';
import { parentsWithoutMessage, projectsWithCode, thingsOf, toldOf, unreadStreams } from './told-rows.ts';

const START = '00000000-0000-0000-0000-000000000000';
/** Messages a page. */
const PAGE = 5000;
/** Projects a page: with all their cases, steps and materials some ten thousand names. */
const PROJECTS = 50;

/**
 * Finds what the platform knows and no message tells, project by project: works, units, cases with their steps,
 * documents and materials, reports, supervision records; and what messages refer to that was itself never told.
 * What the mapping leaves out (`only`) is counted apart; what the follower has not read yet is no difference.
 */
export async function findNotTold(
  deps: CollectDeps,
  line: Line,
  counts: Counts,
  onFound: (found: readonly Found[]) => Promise<void>,
): Promise<void> {
  let after = START;
  for (;;) {
    const projects = await projectsWithCode(deps.database, after, PROJECTS);
    const last = projects.at(-1);
    if (last === undefined) break;
    await onFound(await untold(deps, line, await thingsOf(deps, projects), counts));
    after = last;
  }
  for (const mapping of reported(deps, line).filter(({ parents }) => parents.length > 0)) {
    await findParents(deps, mapping, onFound);
  }
}

/** What messages of one kind refer to and no message tells. */
async function findParents(
  deps: CollectDeps,
  mapping: Pick<Mapping, 'line' | 'kind'>,
  onFound: (found: readonly Found[]) => Promise<void>,
): Promise<void> {
  let after: string | null = START;
  while (after !== null) {
    const { last, things: names } = await parentsWithoutMessage(deps.database, mapping, after, PAGE);
    const things = names.flatMap((name): Thing[] => {
      const parent = deps.library.get(name.slice(0, name.indexOf(':')));
      return parent ? [{ source: parent.source, key: keyOf(name) }] : [];
    });
    const found = await untold(deps, mapping.line, things, null);
    await onFound(found.filter((each) => names.includes(each.thing ?? '')));
    after = last;
  }
}

function reported({ library }: CollectDeps, line: Line): readonly Mapping[] {
  return library.all().filter((mapping) => mapping.line === line && !isCodeRequest(mapping.kind));
}

async function untold(
  deps: CollectDeps,
  line: Line,
  things: readonly Thing[],
  counts: Counts | null,
): Promise<Found[]> {
  const ofSource = Map.groupBy(reported(deps, line), (mapping) => mapping.source);
  const namesOf = (thing: Thing) =>
    (ofSource.get(thing.source) ?? []).map((mapping) => ({
      mapping,
      name: messageThing(mapping, thing.key),
    }));
  const told = await toldOf(
    deps.database,
    things.flatMap((thing) => namesOf(thing).map(({ name }) => name)),
  );
  const absent = things.filter((thing) => namesOf(thing).some(({ name }) => !told.has(name)));
  if (absent.length === 0) return [];
  const loaded = await loadThings(deps, absent);
  const made = [...loaded.values()].flatMap((each) => {
    const messages = prepare(deps, line, each);
    if (counts) excluded(counts, namesOf(each.thing), told, new Set(messages.map(({ thing }) => thing)));
    return messages.map((message) => ({ message, thing: each.thing }));
  });
  const lacking = made.filter(({ message }) => !told.has(message.thing));
  if (lacking.length === 0) return [];
  // What the follower has not come to yet; then once more what was told, for it goes on meanwhile.
  const unread = await unreadStreams(
    deps.database,
    `national-${line}`,
    lacking.flatMap(({ message, thing }) => [streamOf(thing), message.projectId ?? []].flat()),
  );
  const since = await toldOf(
    deps.database,
    lacking.map(({ message }) => message.thing),
  );
  return lacking
    .filter(({ message, thing }) => !unread.has(streamOf(thing)) && !unread.has(message.projectId ?? ''))
    .filter(({ message }) => !since.has(message.thing))
    .map(
      ({ message }): Found => ({
        what: 'not-told',
        kind: message.kind,
        messageId: null,
        thing: message.thing,
        subject: message.subject,
        home: message.home,
        detail: MESSAGES.reconcile.notTold,
      }),
    );
}

/** The stream of facts a thing is told from: its project's, case's, report's or record's. */
function streamOf({ key }: Thing): string {
  return key.split('/')[0] ?? '';
}

function excluded(
  counts: Counts,
  names: readonly { readonly mapping: Mapping; readonly name: string }[],
  told: ReadonlySet<string>,
  made: ReadonlySet<string>,
): void {
  for (const { mapping, name } of names) {
    if (mapping.only !== undefined && !told.has(name) && !made.has(name)) {
      addCount(counts, mapping.kind, 'excluded');
    }
  }
}
