import { addDays, dayOf, type Instant } from '@zongheng/core/calendar';
import type { Stage } from '../../catalogue/index.ts';
import type { Dice } from './dice.ts';
import { applicantMoment } from './office.ts';
import type { Path } from './project-path.ts';
import type { World } from './world.ts';

/** Working days between the end of a stage and the next filing: design, drawings, building. */
const GAPS: Readonly<Record<number, readonly [number, number]>> = { 1: [6, 30], 2: [4, 22], 3: [36, 90] };
/** Share of projects that come to rest after a stage. */
const STALLED: Readonly<Record<number, number>> = { 1: 0.32, 2: 0.18, 3: 0.08 };
const MOST_ATTEMPTS = 3;

type Filing = { readonly at: Instant; readonly items: readonly string[] };

/** Plays a project stage by stage, from the moment its code is there, as far as the year allows. */
export function playStages(
  world: World,
  path: Path,
  stages: readonly Stage[],
  wanted: ReadonlySet<string>,
  dice: Dice,
  codeAt: Instant,
): void {
  let from: Instant | null = codeAt;
  let days = dice.between(0, 8);
  for (const stage of stages) {
    from = playStage(world, path, stage, wanted, dice, { from, days });
    if (from === null || dice.chance(STALLED[stage.no] ?? 0)) return;
    const [least, most] = GAPS[stage.no] ?? [3, 10];
    days = dice.between(least, most);
  }
}

/** Returns when the stage was complete; null where the project stops in it or the year ends. */
function playStage(
  world: World,
  path: Path,
  stage: Stage,
  wanted: ReadonlySet<string>,
  dice: Dice,
  begin: { readonly from: Instant; readonly days: number },
): Instant | null {
  const items = path.entries.filter(({ item, stage: no }) => no === stage.no && wanted.has(item));
  const ids = items.map(({ item }) => item);
  const atOnce = (id: string) => path.ruleOf(id).committed.value === 0;
  const moment = (after: Instant, days: number, what: readonly string[]): Instant =>
    applicantMoment(dice, world.office.workday(addDays(dayOf(after), 1), days), what.some(atOnce));
  // Done at once from receipt: a unit files it in the morning when all is there, not to start at some evening.
  const alone = items
    .filter(
      ({ item, after }) =>
        atOnce(item) &&
        path.ruleOf(item).committed.start === 'received' &&
        after.some((id) => ids.includes(id)),
    )
    .map(({ item }) => item);
  const later = items
    .filter(
      ({ item, necessity }) => necessity === 'conditional' && !alone.includes(item) && dice.chance(0.15),
    )
    .filter(({ item }) => !items.some(({ after }) => after.includes(item)))
    .map(({ item }) => item);
  const together = ids.filter((id) => !alone.includes(id) && !later.includes(id));

  const filings: Filing[] = [];
  const file = (after: Instant, days: number, what: readonly string[]) => {
    if (what.length > 0) filings.push({ at: moment(after, days, what), items: what });
  };
  file(begin.from, begin.days, together);
  for (const id of later) file(begin.from, begin.days + dice.between(2, 18), [id]);

  for (let attempts = 0; attempts < MOST_ATTEMPTS; ) {
    const ending = path.nextEnding();
    const next = filings.sort((a, b) => a.at - b.at)[0];
    const isFiling = next !== undefined && (ending === null || next.at <= ending);
    const at = isFiling ? next.at : ending;
    if (at !== null && at > world.end) return null;
    if (isFiling) {
      filings.shift();
      if (path.file(stage.no, next.items, next.at) === null && ending !== null) file(ending, 0, next.items);
      continue;
    }
    if (ending !== null) {
      path.advance(ending);
      continue;
    }
    const done = path.done();
    const open = ids.filter((id) => !done.has(id) && !path.spared.has(id));
    if (open.length === 0) return path.now();
    const due = open.every((id) => alone.includes(id));
    if (!due) attempts += 1;
    // What was refused or withdrawn is filed again after a while, or the project is given up.
    if (!due && !dice.chance(0.65)) return null;
    file(
      path.now(),
      due ? dice.between(0, 4) : dice.between(6, 22),
      due ? open : open.filter((id) => !alone.includes(id)),
    );
  }
  return null;
}
