import { type Instant, instantFromText } from '@zongheng/core/calendar';
import { type CaseFact, evolve, NO_CASE } from '@zongheng/core/casework';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseRow } from '../../casework/index.ts';
import { expectRefusal } from '../../journey/problem.ts';
import { otherRoles, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { signedIn } from '../../journey/strangers.ts';
import type { Caller } from '../../journey/world.ts';
import { catchUp } from '../../platform/facts/index.ts';
import { findProject, type ProjectRow } from '../../projects/index.ts';
import { refreshStages, stageClocks, stagesFollower } from '../index.ts';

type Clock = {
  kind: string;
  workId: string | null;
  stage: number;
  state: string;
  signal: string;
  used: number;
  limit: number;
  dueDay: string | null;
  national: { days: number; over: boolean } | null;
};

const scene = useScene();
let filed: Filed;
let supervisor: Caller;
let handler: Caller;
beforeAll(async () => {
  filed = await scene().file(['soil', 'seismic']);
  supervisor = await scene().as('supervisor', { division: '210100' });
  handler = await scene().staff('case-handler', filed.of('soil').bodyId);
});

const follow = () => catchUp(scene().services.database, stagesFollower(scene().services));
const dossier = async (): Promise<Clock[]> =>
  (await scene().owner.get(`/api/projects/${filed.projectId}`)).json().clocks;
const clockOf = async (kind: string) => (await dossier()).find((each) => each.kind === kind);
const list = async (query = '') => {
  const answer = await supervisor.get(`/api/oversight/stage-clocks?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{
    rows: (Clock & { projectId: string })[];
    total: number;
    counts: Record<string, number>;
  }>();
};
const explanation = (query: string) =>
  scene().owner.get(`/api/projects/${filed.projectId}/explanation?${query}`);
const ofStage = () => `measure=stage&workId=${filed.workIds[0]}&stage=1`;

/** The list, row by row, says what the dossier says: the light by its instants, the rest by its ledger. */
async function expectListIsDossier(): Promise<void> {
  await follow();
  const shown = await dossier();
  const { rows, counts } = await list();
  const key = (each: Clock) => `${each.kind} ${each.workId} ${each.stage}`;
  const own = rows.filter(({ projectId }) => projectId === filed.projectId);
  expect(own.length).toBe(shown.filter(({ state }) => state !== 'ended').length);
  for (const row of own) expect(row).toMatchObject(shown.find((each) => key(each) === key(row)) ?? {});
  for (const signal of ['normal', 'reminder', 'warning', 'overdue', 'stopped', 'done']) {
    const expected = shown.filter((each) => each.signal === signal).length;
    expect([signal, counts[signal]]).toEqual([signal, expected]);
    const lit = await list(`light=${signal}`);
    expect([signal, lit.total, lit.rows.length]).toEqual([signal, expected, expected]);
  }
}

describe('clocks of stages and projects', () => {
  test('do not run before the first acceptance', async () => {
    await follow();
    expect(await dossier()).toEqual([]);
    expect((await list()).total).toBe(0);
    expectRefusal(await explanation(ofStage()), 404, 'not-found');
  });

  test('start with the first acceptance, the whole chain against 90 with the nation’s 120 beside', async () => {
    await scene().done(await scene().staff('case-approver', filed.of('soil').bodyId), filed.of('soil').id, {
      type: 'accept',
    });
    // Accepted on Monday; on Wednesday two days are used.
    scene().at('2026-11-04 10:00');
    expect(await clockOf('stage')).toMatchObject({
      stage: 1,
      workId: filed.workIds[0],
      state: 'running',
      used: 2,
    });
    expect(await clockOf('project')).toMatchObject({
      limit: 90,
      used: 2,
      national: { days: 120, over: false },
    });
    await expectListIsDossier();
  });

  test('run on while one case is stopped and another runs, and stand still when all are', async () => {
    await scene().done(handler, filed.of('soil').id, {
      type: 'start-special',
      kind: 'expert-review',
      days: 10,
    });
    scene().at('2026-11-06 10:00');
    expect(await clockOf('stage')).toMatchObject({
      state: 'stopped',
      signal: 'stopped',
      used: 2,
      dueDay: null,
    });
    await expectListIsDossier();
    const approver = await scene().staff('case-approver', filed.of('seismic').bodyId);
    await scene().done(approver, filed.of('seismic').id, { type: 'accept' });
    scene().at('2026-11-10 10:00');
    expect(await clockOf('stage')).toMatchObject({ state: 'running', used: 4 });
    await expectListIsDossier();
  });

  test('explain themselves: what held them, day by day, with its source', async () => {
    for (const query of [ofStage(), 'measure=project']) {
      const { lines, reading, sentence, notes } = (await explanation(query)).json();
      const past = lines.filter((line: { to: string }) => line.to <= '2026-11-10');
      expect(past.map((line: { kind: string; days: number }) => [line.kind, line.days])).toEqual([
        ['start', 0],
        ['counted', 2],
        ['stopped', 0],
        ['weekend', 0],
      ]);
      expect(past[2].reason).toContain('技术评审');
      expect(past[2].source).toContain('行政许可法');
      expect([reading.used, notes]).toEqual([4, []]);
      expect(sentence).toContain('已用4个工作日');
    }
  });

  test('turn their lights by the clock alone, in list and dossier alike', async () => {
    const seen = new Set<string>();
    for (const day of ['2026-11-18', '2026-11-20', '2026-11-27', '2026-12-04', '2026-12-18', '2027-05-10']) {
      scene().at(`${day} 10:00`);
      for (const { signal } of await dossier()) seen.add(signal);
      await expectListIsDossier();
    }
    expect([...seen].sort()).toEqual(['normal', 'overdue', 'reminder', 'warning']);
    scene().at('2026-11-10 10:00');
  });

  test('are the same when the feed is read again, and new under another law', async () => {
    const { database } = scene().services;
    const rows = () =>
      database.read({
        name: 'test_stages',
        text: 'SELECT * FROM supervision.stage_clocks ORDER BY subject_id, stage',
      });
    await follow();
    const before = await rows();
    await database.query({
      name: 'test_stages_again',
      text: "UPDATE facts.cursors SET position = 0 WHERE reader = 'supervision-stages'",
    });
    await follow();
    expect(await rows()).toEqual(before);
    expect(await refreshStages(scene().services)).toBe(0);
    await database.query({
      name: 'test_stages_old',
      text: "UPDATE supervision.stage_clocks SET calendar_version = 'old', due_at = NULL",
    });
    expect(await refreshStages(scene().services)).toBe(1);
    expect(await rows()).toEqual(before);
  });

  test('a page goes on where the last one ended', async () => {
    const first = (await supervisor.get('/api/oversight/stage-clocks?limit=1')).json();
    const second = (await supervisor.get(`/api/oversight/stage-clocks?limit=1&cursor=${first.next}`)).json();
    expect([first.rows.length, second.rows.length, second.next]).toEqual([1, 1, null]);
    expect(first.rows[0].kind).not.toBe(second.rows[0].kind);
    expect((await list('kind=project')).rows.map(({ kind }) => kind)).toEqual(['project']);
    expect((await list('city=210200')).total).toBe(0);
  });
});

describe('the end of a stage', () => {
  const DAY = 86_400_000;
  /** A case of every required item of a stage, accepted on Monday, granted so many days later. */
  const casesOf = (project: ProjectRow, stage: number, days: number): CaseRow[] => {
    const { catalogue } = scene().services;
    const flow = catalogue.flow(project.state.flow.id, project.state.flow.version);
    if (!flow) throw new Error('a project without its flow');
    const at = instantFromText('2026-11-02T01:00:00Z');
    const granted = (at + days * DAY) as Instant;
    const document = {
      number: '1',
      title: '批复',
      issuedOn: '2026-11-02',
      validUntil: '9999-01-01',
      file: null,
    };
    const facts: CaseFact[] = [
      { type: 'case.received', at },
      { type: 'case.accepted', at, deemed: false, codeMissing: false },
      { type: 'case.granted', at: granted, document },
    ];
    return catalogue
      .itemsFor(flow, project.state.form)
      .filter((entry) => entry.stage === stage && entry.necessity === 'required')
      .map(({ item }) => ({
        ...{
          id: `${stage}-${item}`,
          home: project.home,
          stage,
          item_id: item,
          item_name: item,
          body_name: null,
        },
        ...{ item_version: catalogue.item(item)?.version, flow_id: flow.id, flow_version: flow.version },
        ...{ division: '210102', work_ids: [], state: facts.reduce(evolve, NO_CASE) },
      })) as unknown as CaseRow[];
  };

  test('comes with the last required grant; with one missing it stands still, waiting', async () => {
    const { catalogue, database } = scene().services;
    const project = await findProject(database, filed.projectId);
    if (!project) throw new Error('no project');
    const cases = casesOf(project, 1, 3);
    const now = instantFromText('2026-12-01T01:00:00Z');
    const read = (given: readonly CaseRow[]) =>
      stageClocks(project, given, catalogue, now).map(({ kind, reading: { state, used, over } }) => [
        kind,
        state,
        used,
        over,
      ]);
    expect(read(cases)).toEqual([
      ['stage', 'ended', 3, false],
      ['project', 'stopped', 3, false],
    ]);
    expect(read(cases.slice(1))).toEqual([
      ['stage', 'stopped', 3, false],
      ['project', 'stopped', 3, false],
    ]);
    const flow = catalogue.flow(project.state.flow.id, project.state.flow.version);
    const all = (flow?.stages ?? []).flatMap(({ no }) => casesOf(project, no, 3));
    expect(read(all).at(-1)).toEqual(['project', 'ended', 3, false]);
    // What a ministry decided takes no day of ours.
    const outside = cases.map((row) => ({ ...row, body_name: '示例部委' }));
    expect(read(outside)).toEqual([]);
  });
});

describe('who sees them', () => {
  const ask = (headers: Record<string, string>) =>
    scene().app.inject({ url: '/api/oversight/stage-clocks', headers });

  test('supervisors and leaders whose division reaches the project', async () => {
    for (const role of ['supervisor', 'leader'] as const) {
      for (const [division, total] of [
        ['210000', 2],
        ['210100', 2],
        ['210102', 2],
        ['210103', 0],
        ['210200', 0],
      ] as const) {
        const answer = await ask(await signedIn(scene(), role, { division }));
        expect([role, division, answer.json().total]).toEqual([role, division, total]);
      }
    }
  });

  test('nobody else, and no seat of another time', async () => {
    for (const [, role, seat] of otherRoles(scene(), ['supervisor', 'leader'], '210102-water')) {
      expectRefusal(await ask(await signedIn(scene(), role, seat)), 403, 'forbidden');
    }
    await refusesOtherTimes(scene(), 'leader', { division: '210100' }, ask);
  });

  test('the explanation is for whoever sees the project', async () => {
    const url = `/api/projects/${filed.projectId}/explanation?measure=project`;
    const stranger = await scene().as('supervisor', { division: '210200' });
    expectRefusal(await stranger.get(url), 404, 'not-found');
    expect((await supervisor.get(url)).statusCode).toBe(200);
    expectRefusal(await scene().app.inject({ url, headers: { 'x-zongheng': '1' } }), 401, 'not-signed-in');
  });
});
