import type { InForce } from '../book.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Body } from '../pack/index.ts';
import { divisionOfFlow, type EntryKey, type Version } from '../versions.ts';
import { exercised } from './exercise.ts';
import { keyText } from './key.ts';
import type { EntryStatus } from './schema-parts.ts';
import { standingOf } from './standing.ts';
import { subjectOf } from './subject.ts';

/** An entry as a list shows it, drafts aside. */
export type Known = EntryKey & {
  readonly name: string;
  readonly department: string;
  readonly body: Body;
  readonly status: EntryStatus;
  readonly current: number | null;
  /** Version of the standard or template it stands under, and the newest there is. */
  readonly standard: number | null;
  readonly newest: number | null;
};

/** Every entry there is or should be, in order, and where each stands in it. */
export type Universe = { readonly rows: readonly Known[]; readonly places: ReadonlyMap<string, number> };

const made = new WeakMap<InForce, Universe>();

/**
 * All standards, all implementations that are published or missing, all flows; from memory. Kept until something is
 * published or the day turns.
 */
export function universeOf(catalogue: Catalogue): Universe {
  const force = catalogue.book.current();
  const known = made.get(force);
  if (known) return known;
  const rows = [...standards(catalogue), ...implementations(catalogue, force), ...flows(catalogue)];
  const universe = { rows, places: new Map(rows.map((row, at) => [keyText(row), at])) };
  made.set(force, universe);
  return universe;
}

function standards(catalogue: Catalogue): Known[] {
  return catalogue.knownItems().flatMap(({ id }) => {
    return bySubject(catalogue, { kind: 'standard', subject: id, division: catalogue.province });
  });
}

function flows(catalogue: Catalogue): Known[] {
  const keys = new Map<string, EntryKey>();
  for (const { subject } of catalogue.book.entries('flow')) {
    const division = divisionOfFlow(subject) ?? catalogue.province;
    keys.set(subject, { kind: 'flow', subject, division });
  }
  const inOrder = [...catalogue.flows().map(({ id }) => id), ...keys.keys()];
  return [...new Set(inOrder)].flatMap((id) => {
    const key = keys.get(id);
    return key ? bySubject(catalogue, key) : [];
  });
}

function bySubject(catalogue: Catalogue, key: EntryKey): Known[] {
  const subject = subjectOf(catalogue, key);
  if (!subject) return [];
  const { name, department, body, inForce, coming, above } = subject;
  const under = inForce?.standard ?? null;
  const newest = above?.version ?? null;
  const behind = newest !== null && under !== null && under < newest;
  const standing: EntryStatus = behind ? 'behind' : 'published';
  const status: EntryStatus = (inForce ?? coming) ? standing : 'withdrawn';
  const current = (inForce ?? coming)?.version ?? null;
  return [{ ...key, name, department, body, status, current, standard: under, newest }];
}

function implementations(catalogue: Catalogue, force: InForce): Known[] {
  const { book } = catalogue;
  const codes = catalogue.divisions().map(({ code }) => code);
  return catalogue.items().flatMap((item) => {
    const row = exercised(catalogue, item);
    return codes.flatMap((division): Known[] => {
      const version = force.implementation(item.id, division);
      const body = (version && catalogue.body(version.body.local.bodyId)) ?? row.get(division);
      if (!body) return [];
      const key = { kind: 'implementation', subject: item.id, division } as const;
      const former: readonly Version[] = version ? [] : book.versionsOf(key);
      const open = former.findLast(
        ({ withdrawnAt, validTo }) => withdrawnAt === null && (validTo ?? '9') > force.day,
      );
      const gone: EntryStatus = former.length > 0 ? 'withdrawn' : 'missing';
      const status: EntryStatus = version ? standingOf(book, version, force.day) : open ? 'published' : gone;
      const shown = version ?? open;
      return [
        {
          ...key,
          ...{ name: item.name, department: item.department, body, status },
          current: shown?.version ?? null,
          standard: shown?.standard ?? null,
          newest: item.version,
        },
      ];
    });
  });
}
