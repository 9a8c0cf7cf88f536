import { instantFromText } from '@zongheng/core/calendar';
import { matchesSeal, verifyChain } from '@zongheng/core/evidence';
import { beforeAll, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { useScene } from '../journey/scene.ts';
import { sm3 } from '../platform/crypto/index.ts';
import { readSealed, readStream } from '../platform/facts/index.ts';
import { executeProject } from '../projects/index.ts';
import { evolveReport, type ReportFact, type ReportState, reportsByIds, reportsOfProject } from './index.ts';

const scene = useScene({ start: '2027-03-01 09:00' });
let projectId: string;
let home: string;

beforeAll(async () => {
  projectId = await scene().register();
  home = (await scene().owner.get(`/api/projects/${projectId}`)).json().home;
});

const EMPTY = { workId: null, period: null, investedTotal: null, text: null, cause: null };
const START = { ...EMPTY, kind: 'start', happenedOn: '2027-01-10' };
const PROGRESS = {
  ...EMPTY,
  kind: 'progress',
  happenedOn: '2027-02-28',
  period: '2027-02',
  investedTotal: '1200.5',
  text: '基础完成\n主体一层。',
};
const file = (payload: object, headers?: Record<string, string>, id = projectId) =>
  scene().owner.post(`/api/projects/${id}/reports`, payload, headers);
const list = async (id = projectId) => (await scene().owner.get(`/api/projects/${id}/reports`)).json();

test('a project goes from start over progress, suspension and correction to completion', async () => {
  expect(await list()).toMatchObject({ rows: [], next: { kind: 'start' } });
  const start = await file(START);
  expect(start.statusCode, start.body).toBe(201);
  expect(start.json()).toMatchObject({ version: 1, kind: { code: 'start', name: '开工' }, status: 'valid' });
  expectRefusal(await file(START), 422, 'started-before');

  const progress = await file(PROGRESS);
  expect(progress.statusCode, progress.body).toBe(201);
  expect(progress.json().investedShare).toBeCloseTo(1200.5 / 12345.67, 6);
  expectRefusal(
    await file({ ...PROGRESS, period: '2027', investedTotal: '1' }),
    422,
    'invested-decreased',
    'investedTotal',
  );

  const { id } = progress.json();
  const { kind: _, workId: __, ...values } = PROGRESS;
  const correction = {
    ...values,
    investedTotal: '1100',
    text: '主体一层。',
    reason: '多报一笔。',
    version: 1,
  };
  const corrected = await scene().owner.post(`/api/reports/${id}/correct`, correction);
  expect(corrected.json()).toMatchObject({
    version: 2,
    investedTotal: '1100',
    reason: '多报一笔。',
    text: '主体一层。',
  });
  expectRefusal(await scene().owner.post(`/api/reports/${id}/correct`, correction), 409, 'version-conflict');

  const suspension = { ...EMPTY, kind: 'suspension', happenedOn: '2027-02-20', cause: '冬季停工。' };
  const suspended = await file(suspension);
  expect(suspended.statusCode, suspended.body).toBe(201);
  const withdrawn = await scene().owner.post(`/api/reports/${suspended.json().id}/withdraw`, {
    reason: '误报。',
    version: 1,
  });
  expect(withdrawn.json()).toMatchObject({ status: 'withdrawn', reason: '误报。', cause: '冬季停工。' });
  expect((await list()).next).toMatchObject({ kind: 'progress', period: '2027', dueOn: '2028-01-31' });

  const completion = { ...EMPTY, kind: 'completion', happenedOn: '2027-03-01', investedTotal: '1100' };
  expect((await file(completion)).statusCode).toBe(201);
  const { rows, next, mayFile } = await list();
  expect([rows.length, next, mayFile]).toEqual([4, null, []]);
});

test('the history of the project tells it', async () => {
  const { history } = (await scene().owner.get(`/api/projects/${projectId}`)).json();
  const told = history.filter(({ type }: { type: string }) => type.startsWith('report.'));
  expect(told.map(({ name, note }: { name: string; note: string }) => `${name} ${note}`)).toEqual([
    '报送建设报告 开工 · 2027-01-10',
    '报送建设报告 建设进度 · 2027-02-28',
    '更正建设报告 建设进度 · 2027-02-28',
    '报送建设报告 暂停建设 · 2027-02-20',
    '撤销建设报告 暂停建设',
    '报送建设报告 竣工 · 2027-03-01',
  ]);
});

test('what stands in the rows is what the facts say, and the chain holds', async () => {
  const { app } = scene().database;
  const rows = await reportsOfProject(app, projectId, home);
  expect(rows).toEqual(
    await reportsByIds(
      app,
      rows.map(({ id }) => id),
    ).then((found) => rows.map(({ id }) => found.find((each) => each.id === id))),
  );
  const kinds = new Set<string>();
  for (const row of rows) {
    const facts = await readStream(app, home, row.id);
    expect(verifyChain(facts, sm3)).toEqual({ ok: true, value: { count: row.version, head: row.head } });
    const sealed = await readSealed(
      app,
      home,
      facts.map(({ envelope }) => envelope.id),
    );
    for (const { envelope } of facts) {
      kinds.add(envelope.type);
      const beside = sealed.get(envelope.id);
      if (!beside || !envelope.sealed) throw new Error('a report without sealed text');
      expect(matchesSeal(envelope.sealed, beside.content, beside.salt, sm3)).toBe(true);
      expect(JSON.stringify(envelope.data)).not.toMatch(/主体|停工|误报/);
    }
    const state = facts
      .map(
        ({ envelope: { type, happenedAt, data } }) =>
          ({ ...data, type, at: instantFromText(happenedAt) }) as unknown as ReportFact,
      )
      .reduce<ReportState | null>(evolveReport, null);
    expect(state).toEqual(row.state);
  }
  expect([...kinds].sort()).toEqual(['report.corrected', 'report.filed', 'report.withdrawn']);
  const odd = await app.read({
    name: 'reports_odd',
    text: `SELECT id FROM reports.reports WHERE kind <> state->>'kind' OR status <> state->>'status'
             OR happened_on::text <> state->>'happenedOn' OR period IS DISTINCT FROM state->>'period'
             OR invested IS DISTINCT FROM (state->>'investedTotal')::numeric
             OR project_id::text <> state->>'projectId' OR work_id::text IS DISTINCT FROM state->>'workId'`,
  });
  expect(odd).toEqual([]);
});

test('sent twice it is filed once', async () => {
  const id = await scene().register();
  const key = { 'idempotency-key': 'report-start-0001' };
  const [first, second] = [await file(START, key, id), await file(START, key, id)];
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.json()).toEqual(first.json());
  expect((await list(id)).rows.length).toBe(1);
});

test('of two starts at the same moment one is refused', async () => {
  const id = await scene().register();
  const answers = await Promise.all([1, 2, 3, 4].map(() => file(START, {}, id)));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422, 422, 422]);
  expect((await list(id)).rows.length).toBe(1);
});

test('without a code that stands nothing is reported', async () => {
  const pending = await scene().declare();
  expectRefusal(await file(START, {}, pending), 422, 'code-missing');
  expect(await list(pending)).toMatchObject({ next: null, mayFile: [] });
  const voided = await scene().register();
  const how = { actor: { system: 'test' }, channel: 'timer' } as const;
  await executeProject(scene().services, voided, { type: 'void-code', reason: '重复赋码。' }, how);
  expectRefusal(await file(START, {}, voided), 422, 'code-missing');
});

test('what is not a report by its form is refused by field', async () => {
  expectRefusal(await file({ ...PROGRESS, period: '2027年' }), 422, 'invalid-fields', 'period');
  expectRefusal(await file({ ...PROGRESS, investedTotal: '1e3' }), 422, 'invalid-fields', 'investedTotal');
});
