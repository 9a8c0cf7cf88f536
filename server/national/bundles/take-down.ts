import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';
import type { Bundle, DownRow } from './format.ts';
import { BUNDLE_MESSAGES as say } from './messages.ts';

/** Takes in what the centre sent down, each by its id once, however often it is brought; returns how many were new. */
export type TakeDown = (rows: readonly DownRow[]) => Promise<number>;

export type DownDeps = {
  readonly database: Database;
  readonly now: () => number;
  readonly province: string;
  /** Null where nothing downward is taken in. */
  readonly takeDown: TakeDown | null;
};

export type TakenDown = { readonly number: number; readonly rows: number; readonly moved: number };

/** Takes in a bundle downwards, in the order of numbers; the same one twice does no harm. */
export async function takeDownBundle(
  deps: DownDeps,
  { header, rows, digest }: Bundle<'down'>,
  file: Buffer,
  person: string | null,
): Promise<Result<TakenDown>> {
  const { database, takeDown } = deps;
  const { province, number, previous } = header;
  const no = (code: string, message: string) => refuse(`down-${code}`, message, '', 'file');
  if (takeDown === null) return refuse('state-conflict', say.noDown, '');
  if (province !== deps.province) return no('province', say.file.province(province));
  const known = await database.read<{ number: number; digest: string }>({
    name: 'national_bundle_down_known',
    text: `SELECT number, digest FROM national.bundles WHERE direction = 'down' AND number IN ($1,
             (SELECT max(number) FROM national.bundles WHERE direction = 'down'))`,
    values: [number],
  });
  const same = known.find((each) => each.number === number);
  if (same && same.digest !== digest) return no('other', say.down.other(number));
  const last = known.reduce((most, each) => Math.max(most, each.number), 0);
  if (!same) {
    if (number !== last + 1) return no('gap', say.down.gap(last + 1, number));
    const before = known.find((each) => each.number === last)?.digest ?? null;
    if (previous !== before) return no('previous', say.down.previous(number));
  }
  // First taken in, then noted: what breaks off between the two is taken in again, by its ids.
  const moved = await takeDown(rows);
  await database.query({
    name: 'national_bundle_down_insert',
    text: `INSERT INTO national.bundles (direction, number, made_at, person, rows, digest, previous, file)
           VALUES ('down', $1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    values: [number, formatInstant(deps.now() as Instant), person, rows.length, digest, previous, file],
  });
  return accept({ number, rows: rows.length, moved });
}
