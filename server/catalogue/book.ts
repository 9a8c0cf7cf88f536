import { dayOf, formatDay, type Instant } from '@zongheng/core/calendar';
import type { StandardItem } from '@zongheng/core/catalogue';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { type AreaRow, type AreaShelf, createShelf } from './areas/shelf.ts';
import { readAreas } from './areas/store.ts';
import { bookSerial, readVersions } from './store-versions.ts';
import { type EntryKey, holdsOn, type Version, type VersionKind } from './versions.ts';
import { wholeItem } from './whole-item.ts';

/** What is in force on one day. */
export type InForce = {
  /** Legal day, Asia/Shanghai. */
  readonly day: string;
  /** By item. */
  readonly standards: ReadonlyMap<string, Version<'standard'>>;
  /** By flow: templates and derived ones. */
  readonly flows: ReadonlyMap<string, Version<'flow'>>;
  readonly implementations: readonly Version<'implementation'>[];
  implementation(itemId: string, division: string): Version<'implementation'> | undefined;
};

/**
 * Every version of the catalogue, in memory. A version stays readable for ever, withdrawn or superseded: running
 * cases pin it.
 */
export type Book = {
  /** Of the newest publication this process knows. */
  readonly serial: number;
  /** What is in force now: the same object until something is published or the day turns. */
  current(): InForce;
  version<Kind extends VersionKind>(key: EntryKey<Kind>, version: number): Version<Kind> | undefined;
  /** All versions of an entry, the oldest first. */
  versionsOf<Kind extends VersionKind>(key: EntryKey<Kind>): readonly Version<Kind>[];
  /** The newest version that is or was in force: what a name is taken from when nothing is in force any more. */
  latest<Kind extends VersionKind>(key: EntryKey<Kind>): Version<Kind> | undefined;
  /** Every entry of a kind there ever was, in force or not. */
  entries<Kind extends VersionKind>(kind: Kind): readonly EntryKey<Kind>[];
  /** 区域评估, by the same serial. */
  readonly areas: Omit<AreaShelf, 'put'>;
  /** Reads what was published since: at once by whoever publishes, and every second by every process. */
  refresh(): Promise<void>;
};

/** Opens the book on what the database holds. `clock` says which day it is. */
export async function openBook(db: Pick<Database, 'read'>, clock: Clock): Promise<Book> {
  const book = createBook(clock, [], async (known) => {
    const serial = await bookSerial(db);
    if (serial === known) return null;
    const [versions, areas] = await Promise.all([readVersions(db, known), readAreas(db, known)]);
    return { serial, versions, areas };
  });
  await book.refresh();
  return book;
}

/** A book of these versions, without a database. */
export function bookOf(versions: readonly Version[], clock: Clock): Book {
  return createBook(clock, versions, async () => null);
}

type News = {
  readonly serial: number;
  readonly versions: readonly Version[];
  readonly areas: readonly AreaRow[];
};

function createBook(
  clock: Clock,
  first: readonly Version[],
  news: (known: number) => Promise<News | null>,
): Book {
  const entries = new Map<string, Version[]>();
  for (const version of first) put(entries, version);
  const areas = createShelf();
  let serial = 0;
  let current: InForce | undefined;
  const find = <Kind extends VersionKind>(key: EntryKey<Kind>) =>
    (entries.get(keyOf(key)) ?? []) as unknown as readonly Version<Kind>[];
  return {
    areas,
    get serial() {
      return serial;
    },
    current() {
      const day = formatDay(dayOf(clock.now() as Instant));
      if (current?.day !== day) current = inForceOn(day, entries.values());
      return current;
    },
    version: (key, version) => find(key).find((each) => each.version === version),
    versionsOf: find,
    latest(key) {
      const day = formatDay(dayOf(clock.now() as Instant));
      const begun = find(key).filter((each) => (each.validFrom ?? day) <= day);
      return begun.findLast((each) => holdsOn(each, day)) ?? begun.at(-1);
    },
    entries: (kind) =>
      [...entries.values()].flatMap(([first]) =>
        first?.kind === kind ? [first as unknown as EntryKey<typeof kind>] : [],
      ),
    async refresh() {
      const found = await news(serial);
      if (!found) return;
      for (const version of found.versions) put(entries, version);
      areas.put(found.areas);
      const written = [...found.versions, ...found.areas].map((each) => each.serial);
      serial = Math.max(serial, found.serial, ...written);
      current = undefined;
    },
  };
}

/** Two readings may cross: what was written later stays. */
function put(entries: Map<string, Version[]>, row: Version): void {
  const version = row.kind === 'standard' ? { ...row, body: wholeItem(row.body as StandardItem) } : row;
  const key = keyOf(version);
  const known = entries.get(key) ?? [];
  const at = known.findIndex((each) => each.version === version.version);
  const before = known[at];
  if (!before) known.push(version);
  else if (before.serial <= version.serial) known[at] = version;
  entries.set(
    key,
    known.sort((a, b) => a.version - b.version),
  );
}

/** Items and flows have one publisher each, named by their id; implementations have one a division. */
function keyOf({ kind, subject, division }: EntryKey): string {
  return kind === 'implementation' ? `${kind} ${subject} ${division}` : `${kind} ${subject}`;
}

function inForceOn(day: string, entries: Iterable<readonly Version[]>): InForce {
  const held = [...entries].flatMap((versions) => versions.findLast((each) => holdsOn(each, day)) ?? []);
  const of = <Kind extends VersionKind>(kind: Kind) =>
    held.filter((each): each is Version<Kind> => each.kind === kind);
  const implementations = of('implementation');
  const byPlace = new Map(implementations.map((each) => [`${each.subject} ${each.division}`, each]));
  return {
    day,
    standards: new Map(of('standard').map((each) => [each.subject, each])),
    flows: new Map(of('flow').map((each) => [each.subject, each])),
    implementations,
    implementation: (itemId, division) => byPlace.get(`${itemId} ${division}`),
  };
}
