import type { ClusterUrls } from '../cluster.ts';
import { describeMachine } from '../machine.ts';
import { openProject } from '../projects.ts';
import { type CalendarChange, measureCalendarChange } from './change-calendar.ts';
import { fillCases } from './fill.ts';
import { type LadderSpeeds, measureLadder } from './ladder.ts';
import { type ListSpeeds, measureLists } from './lists.ts';
import { openSupervisionBench } from './world.ts';

export type SupervisionOptions = {
  /** Cases there are in the end, a fifth of them open. */
  readonly cases: number;
  readonly pages: number;
  readonly decisions: number;
};

export type Supervision = {
  readonly machine: readonly string[];
  readonly cases: number;
  readonly open: number;
  /** With a tenth of the cases, and with all. */
  readonly few: ListSpeeds;
  readonly many: ListSpeeds;
  readonly ladder: LadderSpeeds;
  readonly change: CalendarChange;
};

/** Lists, roll-up, ladder and a calendar change, on a province that is filled in two goes. */
export async function measureSupervision(
  urls: ClusterUrls,
  { cases, pages, decisions }: SupervisionOptions,
  say: (text: string) => void = () => {},
): Promise<Supervision> {
  const bench = await openSupervisionBench(urls, ['210100']);
  try {
    const [town] = bench.towns;
    if (!town) throw new Error('no town');
    await openProject(bench.services, town, 1);
    const tenth = Math.round(cases / 10);
    await fillCases(bench.owner, bench.services, 0, tenth);
    say(`${tenth} cases`);
    const few = await measureLists(bench, pages);
    await fillCases(bench.owner, bench.services, tenth, cases);
    say(`${cases} cases`);
    const many = await measureLists(bench, pages);
    say('lists and roll-up measured');
    const ladder = await measureLadder(bench);
    say('ladder measured');
    const change = await measureCalendarChange(bench, decisions);
    const { rows } = await bench.owner.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM casework.cases WHERE ended_at IS NULL`,
    );
    const machine = await describeMachine(bench.owner);
    return { machine, cases, open: rows[0]?.open ?? 0, few, many, ladder, change };
  } finally {
    await bench.close();
  }
}
