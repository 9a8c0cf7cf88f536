import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Line } from './mapping/mapping.ts';
import { type PrepareDeps, type Prepared, prepare } from './outbox/prepare.ts';
import { loadThings } from './sources/load.ts';
import { type Thing, thingId } from './sources/thing.ts';

export type CollectDeps = PrepareDeps & {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly newId: () => string;
  readonly now: () => number;
  readonly dueAt: (happenedAt: string) => string;
};

/**
 * Makes the messages of these things, and of every parent that was never told: flows, items and materials
 * are told when the first case refers to them.
 */
export async function collect(
  deps: CollectDeps,
  line: Line,
  things: readonly Thing[],
): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  const seen = new Set<string>();
  let wanted = unseen(things, seen);
  while (wanted.length > 0) {
    const loaded = await loadThings(deps, wanted);
    const made = [...loaded.values()].flatMap((each) => prepare(deps, line, each));
    prepared.push(...made);
    const parents = made.flatMap((each) => each.parents);
    const there = await toldAlready(
      deps.database,
      parents.map((parent) => parent.thing),
    );
    wanted = unseen(
      parents.filter((parent) => !there.has(parent.thing)).map((parent) => parent.source),
      seen,
    );
  }
  return prepared;
}

function unseen(things: readonly Thing[], seen: Set<string>): Thing[] {
  return things.filter((thing) => {
    const id = thingId(thing);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

async function toldAlready(db: Database, things: readonly string[]): Promise<ReadonlySet<string>> {
  if (things.length === 0) return new Set();
  const rows = await db.read<{ thing: string }>({
    name: 'national_told_already',
    text: 'SELECT thing FROM national.messages WHERE current AND thing = ANY($1)',
    values: [[...new Set(things)]],
  });
  return new Set(rows.map((row) => row.thing));
}
