import { dayOf, formatDay, formatInstant, type Instant } from '@zongheng/core/calendar';
import { firstDayOf, publicationsOf, readBook } from '../../calendar/index.ts';
import type { CaseDeps } from '../../casework/index.ts';
import { rebuildMeasures } from './follower.ts';

type Deps = Pick<CaseDeps, 'database' | 'clock' | 'catalogue'>;

/**
 * Lets the figures follow calendar publications that changed days gone by: cases open then or since are measured
 * anew, once a publication. One that was cut off is done again at the next call. Returns how many cases there were.
 */
export async function followPublications(
  deps: Deps,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<number> {
  const done = new Set(
    (
      await deps.database.read<{ token: string }>({
        name: 'supervision_measures_rebuilt',
        text: 'SELECT token FROM supervision.measures_rebuilt',
      })
    ).map(({ token }) => token),
  );
  const pending = (await publicationsOf(deps.database)).filter(({ token }) => !done.has(token));
  if (pending.length === 0) return 0;
  const { state } = await readBook(deps.database);
  // What is in the database holds here too, before anything is counted by it.
  await deps.catalogue.law.refresh();
  const now = deps.clock.now() as Instant;
  const today = formatDay(dayOf(now));
  const firsts = pending.map((each) => ({ token: each.token, first_day: firstDayOf(each, state) }));
  const past = firsts.map(({ first_day }) => first_day).filter((day) => day < today);
  const since = past.sort()[0];
  const cases =
    since === undefined ? 0 : await rebuildMeasures(deps, { since, ...(signal ? { signal } : {}) });
  if (signal?.aborted) return cases;
  await deps.database.query({
    name: 'supervision_measures_rebuilt_enter',
    text: `INSERT INTO supervision.measures_rebuilt (token, first_day, cases, rebuilt_at)
           SELECT n.token, n.first_day, $2, $3 FROM json_to_recordset($1::json) AS n(token text, first_day date)
           ON CONFLICT DO NOTHING`,
    values: [JSON.stringify(firsts), cases, formatInstant(now)],
  });
  return cases;
}
