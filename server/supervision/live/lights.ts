import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { z } from 'zod';
import {
  type CaseDeps,
  countOpen,
  listOpen,
  type OpenFilter,
  type OpenRow,
  presentRow,
} from '../../casework/index.ts';
import type { Actor } from '../../identity/index.ts';
import { countIn } from './figures.ts';
import type { Live } from './live.ts';
import { type OpenSignal, soonEnds } from './roll-up.ts';
import { byDue, type LightsPage, type lightsQuery } from './schema.ts';

/** Up to here a list is counted itself; beyond, the roll-up says how long it is. */
const EXACT = 1_000;

type Asked = Omit<z.output<typeof lightsQuery>, 'limit'> & { readonly limit: number };

/** Open clocks as a seat of oversight sees them, due first, with the light of this moment. */
export async function lightsOf(
  deps: CaseDeps,
  live: Live,
  actor: Actor,
  asked: Asked,
  now: Instant,
): Promise<LightsPage> {
  const moment = formatInstant(now);
  const filter = filterOf(deps, actor, asked, now);
  const page = { after: asked.cursor, limit: asked.limit };
  const [found, total] = await Promise.all([
    listOpen(deps.database, filter, page, moment),
    totalOf(deps, live, filter, asked, now),
  ]);
  const shown = found.slice(0, asked.limit);
  const last = shown.at(-1);
  const more = found.length > asked.limit && last !== undefined;
  return {
    rows: shown.filter(({ visible }) => visible).map((row) => presentLight(row, deps, now)),
    next: more ? byDue.encode([last.sort_at, last.id]) : null,
    asOf: moment,
    ...total,
  };
}

/** A case's row with the clock it stands for. */
function presentLight(row: OpenRow, deps: CaseDeps, now: Instant): LightsPage['rows'][number] {
  const { kind, signal, due_at: dueAt, statutory_due_at: statutoryDueAt } = row;
  const shown = kind === 'step' ? 'acceptance' : kind === 'case' ? 'committed' : kind;
  return {
    ...presentRow(row, deps.catalogue, now),
    clock: { kind: shown, signal, dueAt, statutoryDueAt },
  };
}

type Total = Pick<LightsPage, 'total' | 'totalIs' | 'countedAt'>;

/** Small lists are counted at this moment; of large ones the roll-up knows the length, if it knows the filter. */
async function totalOf(
  deps: CaseDeps,
  live: Live,
  filter: OpenFilter,
  asked: Asked,
  now: Instant,
): Promise<Total> {
  const known =
    asked.kind === undefined &&
    asked.body === undefined &&
    asked.stage === undefined &&
    asked.q === undefined;
  const rollUp = known ? await live.rollUp.get() : null;
  const estimate = rollUp ? countIn(rollUp, { ...filter, soon: asked.soon !== undefined }) : 0;
  if (rollUp && estimate > EXACT) {
    return { total: estimate, totalIs: 'rolled-up', countedAt: formatInstant(rollUp.at) };
  }
  const moment = formatInstant(now);
  const counted = await countOpen(deps.database, filter, EXACT, moment);
  if (counted <= EXACT) return { total: counted, totalIs: 'exact', countedAt: moment };
  return { total: EXACT, totalIs: 'at-least', countedAt: moment };
}

function filterOf(deps: CaseDeps, actor: Actor, asked: Asked, now: Instant): OpenFilter {
  const { light, soon, city, division, department, item, body, kind, stage, q } = asked;
  const lights: readonly OpenSignal[] | undefined =
    light === undefined ? undefined : light === 'late' ? ['beyond-statute', 'overdue'] : [light];
  const ofDepartment =
    department === undefined
      ? undefined
      : deps.catalogue.knownItems().flatMap((each) => (each.department === department ? [each.id] : []));
  const items = item === undefined ? ofDepartment : (ofDepartment ?? [item]).filter((id) => id === item);
  return {
    divisions: narrowing(actor, division),
    city,
    lights,
    dueBefore: soon === undefined ? undefined : soonEnds(now),
    items,
    body,
    kind,
    stage,
    q,
  };
}

/** The seat's division and the one asked for. */
function narrowing(actor: Actor, asked: string | undefined): string[] {
  const both = [actor.seat.division?.code, asked].filter((code) => code !== undefined);
  return [...new Set(both)];
}
