import type { Instant } from '@zongheng/core/calendar';
import type { Actor } from '../../server/identity/index.ts';
import { lightsOf, openLive, readRollUp } from '../../server/supervision/index.ts';
import { timed } from '../timed.ts';
import type { SupervisionBench } from './world.ts';

const CLIENTS = 16;
const PAGE = 50;

export type ListSpeeds = {
  /** Milliseconds a page took, at sixteen clients. */
  readonly pages: readonly number[];
  /** The same number of cases read by their keys, at sixteen clients: what no list can do without. */
  readonly floor: readonly number[];
  /** Milliseconds to count the roll-up, and to read the open rows once. */
  readonly rollUp: readonly number[];
  readonly rollUpFloor: readonly number[];
};

/** Pages of the lights list as supervisors of the province, of cities and counties turn them. */
export async function measureLists(bench: SupervisionBench, pagesEach: number): Promise<ListSpeeds> {
  const { services, owner } = bench;
  const live = openLive(services);
  const asked = questions(bench);
  const { rows } = await owner.query<{ ids: string[] }>(
    `SELECT array_agg(id) AS ids FROM (SELECT id FROM casework.cases ORDER BY md5(id::text) LIMIT 5000) c`,
  );
  const ids = rows[0]?.ids ?? [];
  const page = async (turn: number) => {
    const { actor, filter } = asked[turn % asked.length] ?? {
      actor: supervisorOf('210000', bench),
      filter: {},
    };
    const now = services.clock.now() as Instant;
    const first = await lightsOf(services, live, actor, { limit: PAGE, ...filter }, now);
    if (turn === 0 && first.rows.length === 0) throw new Error('the province has nothing to list');
  };
  const keys = async (turn: number) => {
    const from = (turn * PAGE) % (ids.length - PAGE);
    await services.database.read({
      name: 'bench_keys',
      text: `SELECT * FROM casework.cases WHERE id = ANY($1::uuid[])`,
      values: [ids.slice(from, from + PAGE)],
    });
  };
  // Plans and pages of the disk once.
  await timed(asked.length, 1, page);
  const floor = await timed(pagesEach, CLIENTS, keys);
  const pages = await timed(pagesEach, CLIENTS, page);
  const rollUp = await timed(5, 1, () => readRollUp(services.database, services.clock.now() as Instant));
  const rollUpFloor = await timed(5, 1, () =>
    owner.query(`SELECT count(sort_at) FROM casework.clocks WHERE shown AND state <> 'ended'`),
  );
  return { pages, floor, rollUp, rollUpFloor };
}

/** What is asked for in turn: all lights and some, of the province, a city, a county; a department; a name. */
function questions(bench: SupervisionBench) {
  const { catalogue } = bench.services;
  const counties = catalogue.divisions().filter(({ level }) => level === 'county');
  const province = supervisorOf('210000', bench);
  const department = catalogue.items()[0]?.department ?? '';
  return [
    { actor: province, filter: {} },
    { actor: province, filter: { light: 'overdue' as const } },
    { actor: province, filter: { light: 'normal' as const } },
    { actor: province, filter: { department } },
    ...catalogue
      .homes()
      .slice(0, 6)
      .map((city) => ({ actor: supervisorOf(city, bench), filter: {} })),
    { actor: supervisorOf('210100', bench), filter: { light: 'warning' as const } },
    ...counties.slice(0, 6).map(({ code }) => ({ actor: supervisorOf(code, bench), filter: {} })),
  ];
}

function supervisorOf(code: string, { services }: SupervisionBench): Actor {
  const division = { code, name: services.catalogue.division(code)?.name ?? code };
  const seat = { id: 'bench', role: 'supervisor' as const, roleName: '监察员', division };
  return { personId: '00000000-0000-7000-8000-00000000bee5', personName: '示例监察员', seat };
}
