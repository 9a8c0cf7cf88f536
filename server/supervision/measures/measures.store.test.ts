import { beforeAll, describe, expect, test } from 'vitest';
import { openScene, type Scene } from '../../journey/scene.ts';
import { catchUp } from '../../platform/facts/index.ts';
import { loadSample } from '../../sample/index.ts';
import { sampleDeps } from '../../sample/sample-fixture.ts';
import { useTestDatabase } from '../../testing/index.ts';
import type { TimeView, WhatIfView } from '../time/schema.ts';
import { BYS, FIGURES } from './figures.ts';
import { measuresFollower, rebuildMeasures } from './follower.ts';
import { matching } from './measures-fixture.ts';
import type { FiguresView, MeasuredCase, MeasuredList, MeasuresView } from './schema.ts';

/** Figures over a sample year: each one is the list behind it, and no pause is in any used day. */
const database = useTestDatabase();
const PROJECTS = 36;
const END = Date.parse('2026-11-22T10:00:00.000Z');
const PERIOD = 'from=2025-11-01&to=2026-11-30';
let scene: Scene;
let get: <T>(path: string) => Promise<T>;

type Row = Readonly<Record<string, unknown>>;
const rowsOf = (table: string) =>
  database().app.read<Row>({
    name: `measured_${table}`,
    text: `SELECT * FROM supervision.${table} ORDER BY id`,
  });
const clear = async () => {
  for (const table of ['case_measures', 'case_paths']) {
    await database().owner.query({ name: `clear_${table}`, text: `DELETE FROM supervision.${table}` });
  }
};

beforeAll(async () => {
  const deps = await sampleDeps(database().app);
  await loadSample(deps, { endsAt: END, projects: PROJECTS });
  scene = await openScene(database(), { start: '2026-11-23 10:00', certNumber: '91210100MA0TEXT71C' });
  await catchUp(database().app, measuresFollower(scene.services));
  const supervisor = await scene.as('supervisor', { division: '210000' });
  get = async <T>(path: string) => {
    const answer = await supervisor.get(`/api/oversight/${path}`);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<T>();
  };
});

/** All rows of a list, page by page. */
async function listOf(query: string): Promise<{ rows: MeasuredCase[]; total: number; position: number }> {
  const rows: MeasuredCase[] = [];
  let cursor = '';
  for (;;) {
    const page = await get<MeasuredList>(`measures/cases?${query}&limit=50${cursor}`);
    rows.push(...page.rows);
    if (page.next === null) return { rows, total: page.total, position: page.position };
    cursor = `&cursor=${page.next}`;
  }
}

describe('rows', () => {
  test('every case of the province has one, and nobody else’s', async () => {
    const [count] = await database().app.read<{ own: number; measured: number }>({
      name: 'measured_count',
      text: `SELECT (SELECT count(*)::int FROM casework.cases WHERE body_name IS NULL) AS own,
               (SELECT count(*)::int FROM supervision.case_measures) AS measured`,
    });
    expect(count?.own).toBeGreaterThan(100);
    expect(count?.measured).toBe(count?.own);
  });

  test('read twice, again from the start in other portions, or rebuilt from the cases they are the same', async () => {
    const [measures, paths] = [await rowsOf('case_measures'), await rowsOf('case_paths')];
    const follower = measuresFollower(scene.services);
    const again = async () => {
      await database().owner.query({
        name: 'measured_rewind',
        text: `UPDATE facts.cursors SET position = 0 WHERE reader = '${follower.name}'`,
      });
      await catchUp(database().app, follower, { batch: 37 });
    };
    const fromNothing = () => clear().then(again);
    for (const make of [again, fromNothing, rebuild]) {
      await make();
      expect(await rowsOf('case_measures')).toEqual(measures);
      expect(await rowsOf('case_paths')).toEqual(paths);
    }
    async function rebuild() {
      await clear();
      expect(await rebuildMeasures({ ...scene.services, database: database().app }, { batch: 50 })).toBe(
        (await database().app.read({ name: 'all_cases', text: 'SELECT id FROM casework.cases' })).length,
      );
    }
  });

  test('the stretches of a way follow one another and add up to the whole', async () => {
    const odd = await database().app.read({
      name: 'odd_ways',
      text: `SELECT m.id FROM supervision.case_measures m JOIN supervision.case_paths w ON w.id = m.id AND w.home = m.home
             WHERE m.ended_at IS NOT NULL AND (
               (w.path->0->>'from')::timestamptz <> m.received_at
               OR (w.path->-1->>'to')::timestamptz <> m.ended_at
               OR m.accept_calendar + m.review_calendar + m.applicant_calendar + m.off_calendar
                 <> (m.ended_at AT TIME ZONE 'Asia/Shanghai')::date - (m.received_at AT TIME ZONE 'Asia/Shanghai')::date
               OR EXISTS (SELECT 1 FROM jsonb_array_elements(w.path) WITH ORDINALITY a(step, n)
                  JOIN jsonb_array_elements(w.path) WITH ORDINALITY b(step, n) ON b.n = a.n + 1
                  WHERE a.step->>'to' <> b.step->>'from'))`,
    });
    expect(odd).toEqual([]);
  });

  test('pauses are in no used day: what a case used is what it spent in review', async () => {
    const rows = await database().app.read<{ used: number; review_days: number; off_days: number }>({
      name: 'used_days',
      text: `SELECT m.used, m.review_days, m.off_days FROM supervision.case_measures m
             WHERE m.used IS NOT NULL AND m.unit = 'working-day' AND m.item_id = ANY($1::text[])
               AND m.outcome IN ('granted', 'granted-with-owed', 'refused')`,
      values: [
        scene.services.catalogue
          .items()
          .filter(({ committed }) => committed.start === 'accepted')
          .map(({ id }) => id),
      ],
    });
    expect(rows.filter(({ off_days }) => off_days > 0).length).toBeGreaterThan(2);
    for (const row of rows) expect(row.used).toBe(row.review_days);
  });
});

describe('figures', () => {
  const sum = (view: MeasuresView, of: (figures: FiguresView) => number) =>
    view.rows.reduce((total, row) => total + of(row.figures), 0);

  test.each(BYS)('by %s: the cells add up to the total, which is the list, for every figure', async (by) => {
    const view = await get<MeasuresView>(`measures?by=${by}&${PERIOD}`);
    expect(view.rows.length).toBeGreaterThan(1);
    for (const figure of FIGURES) {
      expect([figure, sum(view, (each) => each[figure])]).toEqual([figure, view.total[figure]]);
    }
    expect(sum(view, (each) => each.inDays)).toBe(view.total.inDays);
    const weighted = view.rows.map(({ figures }) => (figures.averageUsed ?? 0) * figures.inDays);
    const mean = weighted.reduce((total, each) => total + each, 0) / view.total.inDays;
    // Averages are rounded to a tenth.
    expect(Math.abs(mean - (view.total.averageUsed ?? 0))).toBeLessThanOrEqual(0.1);
  });

  test('every figure is its list, in all and in a cell of every group, at one place of the feed', async () => {
    const total = await get<MeasuresView>(`measures?by=city&${PERIOD}`);
    for (const figure of FIGURES) {
      const list = await listOf(`figure=${figure}&${PERIOD}`);
      expect([figure, list.total, list.rows.length]).toEqual([
        figure,
        total.total[figure],
        total.total[figure],
      ]);
      expect(new Set(list.rows.map(({ id }) => id)).size).toBe(list.rows.length);
      expect(list.position).toBe(total.position);
      expect(matching(figure, list.rows)).toBe(list.rows.length);
    }
    for (const by of BYS) {
      const view = await get<MeasuresView>(`measures?by=${by}&${PERIOD}`);
      for (const figure of FIGURES) {
        const cell = view.rows.toSorted((a, b) => b.figures[figure] - a.figures[figure])[0];
        const list = await get<MeasuredList>(
          `measures/cases?figure=${figure}&${PERIOD}&${by}=${encodeURIComponent(cell?.key ?? '')}&limit=1`,
        );
        expect([by, figure, list.total]).toEqual([by, figure, cell?.figures[figure]]);
      }
    }
    for (const figure of ['open', 'decided', 'late', 'corrected', 'suspended', 'firstTime'] as const) {
      expect([figure, total.total[figure] > 0]).toEqual([figure, true]);
    }
  });

  test('averages and shares are those of the list behind them', async () => {
    const { total } = await get<MeasuresView>(`measures?by=item&${PERIOD}`);
    const { rows } = await listOf(`figure=decided&${PERIOD}`);
    const inDays = rows.filter(({ unit }) => unit === 'working-day');
    const mean = (of: (row: MeasuredCase) => number) =>
      inDays.reduce((all, row) => all + of(row), 0) / inDays.length;
    expect(inDays.length).toBe(total.inDays);
    expect(total.averageUsed).toBeCloseTo(
      mean(({ used }) => used ?? Number.NaN),
      0,
    );
    expect(total.averageLimit).toBeCloseTo(
      mean(({ limit }) => limit ?? Number.NaN),
      0,
    );
    const withStatute = rows.filter(({ statutoryLimit }) => (statutoryLimit ?? 0) > 0);
    expect(withStatute.length).toBe(total.withStatute);
    const shares = withStatute.map((row) => (row.statutoryUsed ?? 0) / (row.statutoryLimit ?? 1));
    const compression = 1 - shares.reduce((all, each) => all + each, 0) / shares.length;
    expect(total.compression).toBeCloseTo(compression, 6);
    expect(total.onTimeShare).toBeCloseTo(rows.filter(({ late }) => late === false).length / rows.length, 6);
  });

  test('a case counts in the period in which it happened', async () => {
    const months = await get<MeasuresView>(`measures?by=month&${PERIOD}`);
    const march = months.rows.find(({ key }) => key === '2026-03')?.figures;
    const alone = await get<MeasuresView>('measures?by=city&from=2026-03-01&to=2026-03-31');
    expect(alone.total).toEqual(march);
    expect(alone.total.decided).toBeGreaterThan(0);
  });

  test('what is open is read from its clock as it runs', async () => {
    const { rows } = await listOf(`figure=open&${PERIOD}`);
    const running = rows.filter(({ acceptedAt }) => acceptedAt !== null);
    expect(running.length).toBeGreaterThan(0);
    for (const row of running)
      expect([row.id, row.endedAt, row.used === null]).toEqual([row.id, null, false]);
  });

  test('both tables can be had as files', async () => {
    const supervisor = await scene.as('supervisor', { division: '210000' });
    const table = await supervisor.get(`/api/oversight/measures.csv?by=body&${PERIOD}`);
    const list = await supervisor.get(`/api/oversight/measures/cases.csv?figure=decided&${PERIOD}`);
    const { total } = await get<MeasuresView>(`measures?by=body&${PERIOD}`);
    expect(table.body.startsWith('\ufeff机关,收件,')).toBe(true);
    expect(table.body).toContain(`合计,${total.received},`);
    expect(
      list.body.split('\r\n').filter((line) => /^\d|^[A-Z]*\d/.test(line)).length,
    ).toBeGreaterThanOrEqual(total.decided);
  });
});

describe('where time goes', () => {
  test('its days are those of the cases, its transitions those of the steps', async () => {
    const view = await get<TimeView>(`time?${PERIOD}`);
    const { total } = await get<MeasuresView>(`measures?by=city&${PERIOD}`);
    expect(view.total.cases).toBe(total.decided);
    expect(view.stages.reduce((all, { cases }) => all + cases, 0)).toBe(total.decided);
    for (const stage of view.stages) {
      expect(stage.items.reduce((all, { cases }) => all + cases, 0)).toBe(stage.cases);
    }
    for (const { step, visits } of view.steps) {
      const leaving = view.transitions.filter(({ from }) => from === step);
      expect(leaving.reduce((all, each) => all + each.visits, 0)).toBe(visits);
    }
    const ended = view.transitions.filter(({ to }) => to === 'ended');
    expect(ended.reduce((all, each) => all + each.visits, 0)).toBe(total.decided);
    const { rows } = await listOf(`figure=decided&${PERIOD}`);
    const spent = (of: (row: MeasuredCase) => number | null) =>
      rows.reduce((all, row) => all + (of(row) ?? 0), 0) / rows.length;
    expect(view.total.working.applicant).toBeCloseTo(
      spent(({ applicantDays }) => applicantDays),
      0,
    );
    expect(view.total.working.department).toBeCloseTo(
      spent(({ departmentDays }) => departmentDays),
      0,
    );
    expect(view.total.working.off).toBeCloseTo(
      spent(({ offDays }) => offDays),
      0,
    );
  });

  test('bottlenecks are ranked, and lead to their cases', async () => {
    const { bottlenecks } = await get<TimeView>(`time?${PERIOD}`);
    const days = bottlenecks.map(({ excess }) => excess ?? 0);
    expect(days).toEqual(days.toSorted((a, b) => b - a));
    const worst = bottlenecks[0];
    expect(worst?.excess).toBeGreaterThan(0);
    const of = `figure=decided&${PERIOD}&item=${worst?.item.id}&step=${worst?.step}`;
    expect((await get<MeasuredList>(`measures/cases?${of}&limit=1`)).total).toBe(worst?.cases);
    const exceeded = await get<MeasuredList>(`measures/cases?${of}&excess=true&limit=1`);
    expect(exceeded.total).toBeGreaterThan(0);
    expect(exceeded.total).toBeLessThanOrEqual(worst?.exceeded ?? 0);
  });

  test('what if every limit were none: past projects are shorter, never longer', async () => {
    const supervisor = await scene.as('supervisor', { division: '210000' });
    const flow = 'private-building';
    const items = scene.services.catalogue.flow(flow)?.stages.flatMap((stage) => stage.items) ?? [];
    const ask = async (changes: readonly object[]) => {
      const answer = await supervisor.post('/api/oversight/what-if', {
        ...{ flow, from: '2025-11-01', to: '2026-11-30' },
        changes,
      });
      return {
        status: answer.statusCode,
        view: answer.json<WhatIfView & { code?: string; detail?: string }>(),
      };
    };
    const { view } = await ask(items.slice(0, 20).map(({ item }) => ({ kind: 'limit', item, days: 0 })));
    expect(view.projects).toBeGreaterThan(1);
    expect([view.longer, view.shorter > 0]).toEqual([0, true]);
    expect(view.after?.average).toBeLessThan(view.before?.average ?? 0);
    expect(view.bins.reduce((all, bin) => all + bin.after, 0)).toBe(view.projects);
    expect(view.rows[0]?.after).toBeLessThan(view.rows[0]?.before ?? 0);
    expect(view.assumptions.length).toBeGreaterThan(4);
    const first = items[0]?.item ?? '';
    expect((await ask([{ kind: 'limit', item: 'no-such', days: 1 }])).status).toBe(422);
    expect((await ask([{ kind: 'parallel', first, second: first }])).status).toBe(422);
  });
});
