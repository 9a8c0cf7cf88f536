import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Filed, PRIVATE_FORM } from '../journey/scene.ts';
import { openPostgresFront } from './construction/postgres-front.ts';
import { type NationalWorld, openNationalWorld } from './testing/national-world.ts';

describe('a project on its way to the centre', () => {
  let world: NationalWorld;
  let filed: Filed;
  let front: ReturnType<typeof openPostgresFront>;
  beforeAll(async () => {
    world = await openNationalWorld();
    front = openPostgresFront(world.centre.frontUrl, world.centre.frontSchema);
  });
  afterAll(async () => {
    await front?.close();
    await world?.close();
  });
  const rowsOf = async (table: string) => {
    const rows = await front.page(table, '', 1000);
    return { valid: rows.filter((row) => row.valid), invalid: rows.filter((row) => !row.valid) };
  };
  const centreRows = async (text: string, values: readonly unknown[] = []) => {
    const owner = new Client({ connectionString: world.centreUrl });
    await owner.connect();
    const { rows } = await owner.query(text, [...values]);
    await owner.end();
    return rows;
  };
  const project = async () => (await world.scene.owner.get(`/api/projects/${filed.projectId}`)).json();

  test('gets its code from the centre, marked as a test code', async () => {
    const projectId = await world.register();
    filed = await world.scene.file(['ent-filing', 'soil'], { projectId });
    expect((await project()).code).toMatchObject({ status: 'issued', test: true, issuer: '国家平台' });
  });

  test('its cases are stored on both lines, once each, after everything they refer to', async () => {
    await world.later();
    const counts = await world.counts();
    expect(Object.keys(counts).length).toBeGreaterThan(12);
    for (const [kind, states] of Object.entries(counts)) {
      expect([kind, Object.keys(states)]).toEqual([kind, ['stored']]);
    }
    expect((await rowsOf('SPGL_XMSPSXBLXXB')).valid.length).toBe(2);
    expect((await world.centre.report()).intake).toContainEqual({
      kind: 'case',
      accepted: 2,
      refused: 0,
      replaced: 0,
    });
  });

  test('what happens next is told as it happens: a correction, an expert review, a grant', async () => {
    const { scene } = world;
    const { id, bodyId } = filed.of('soil');
    const approver = await scene.staff('case-approver', bodyId);
    await scene.done(scene.window, id, { type: 'accept' });
    await scene.done(approver, id, { type: 'start-special', kind: 'expert-review', days: 10 });
    scene.time.now += 3 * 86_400_000;
    await scene.done(approver, id, { type: 'end-special' });
    await scene.done(approver, id, { type: 'grant', document: scene.document(filed.fileId) });
    await world.later();
    const steps = await rowsOf('SPGL_XMSPSXBLXXXXB');
    expect(steps.valid.every((row) => row.state === 3)).toBe(true);
    // Received twice; accepted, begun, special begun and ended, granted.
    expect(steps.valid.length).toBe(7);
    expect((await rowsOf('SPGL_XMSPSXBLTBCXXXB')).valid.length).toBe(1);
    expect((await rowsOf('SPGL_XMSPSXPFWJXXB')).valid.length).toBe(1);
  });

  test('a changed declaration makes the old row invalid and puts in a new one', async () => {
    const { version, form } = await project();
    const changed = { ...form, investment: '23456.78', version: undefined };
    const answer = await world.scene.owner.post(`/api/projects/${filed.projectId}/change`, {
      version,
      kind: 'change',
      form: changed,
    });
    expect(answer.statusCode, answer.body).toBe(200);
    await world.later();
    const rows = await rowsOf('SPGL_XMJBXXB');
    expect([rows.valid.length, rows.invalid.length]).toEqual([1, 1]);
    expect(rows.valid[0]?.state).toBe(3);
  });

  test('a construction report goes up, its correction takes its place, its withdrawal takes it back', async () => {
    const { scene } = world;
    const words = { period: null, text: null, cause: null };
    const start = { kind: 'start', workId: null, happenedOn: '2026-11-05', investedTotal: '120.5', ...words };
    scene.at('2026-11-06 10:00');
    const filedReport = await scene.owner.post(`/api/projects/${filed.projectId}/reports`, start);
    expect(filedReport.statusCode, filedReport.body).toBe(201);
    await world.later();
    expect((await world.counts())['investment.report']).toEqual({ stored: 1 });
    const { kind: _, workId: __, ...values } = { ...start, investedTotal: '130' };
    const { id, version } = filedReport.json();
    const corrected = await scene.owner.post(`/api/reports/${id}/correct`, {
      ...values,
      reason: '数额有误',
      version,
    });
    expect(corrected.statusCode, corrected.body).toBe(200);
    await world.later();
    const reports = async () => (await world.centre.report()).intake.find((each) => each.kind === 'report');
    expect(await reports()).toEqual({ kind: 'report', accepted: 2, refused: 0, replaced: 1 });
    const withdrawn = await scene.owner.post(`/api/reports/${id}/withdraw`, {
      reason: '误报',
      version: corrected.json().version,
    });
    expect(withdrawn.statusCode, withdrawn.body).toBe(200);
    await world.later();
    expect((await reports())?.refused).toBe(0);
    const rows = await centreRows(`SELECT valid FROM centre.intake WHERE kind = 'report' AND valid`);
    expect(rows).toEqual([]);
  });

  test('a supervision record stands on both lines', async () => {
    const supervisor = await world.scene.as('supervisor', { division: '210100' });
    const answer = await supervisor.post(`/api/projects/${filed.projectId}/supervision-records`, {
      situation: 'unlawful-start',
      level: 2,
      recordedOn: '2026-11-06',
      content: '未取得施工许可证擅自开工。',
    });
    expect(answer.statusCode, answer.body).toBe(201);
    await world.later();
    const counts = await world.counts();
    expect([counts['investment.supervision'], counts['construction.supervision']]).toEqual([
      { stored: 1 },
      { stored: 1 },
    ]);
  });

  test('a code that is given up and given anew: every row stands under the new code, none under the old', async () => {
    const { scene } = world;
    const projectId = await world.register({ ...PRIVATE_FORM, name: '沈阳示例仓库' });
    const read = async () => (await scene.owner.get(`/api/projects/${projectId}`)).json();
    const first = await read();
    const given = { kind: 'wrong-data', reason: '建设地点填错', version: first.version };
    expect((await scene.owner.post(`/api/projects/${projectId}/code/cancel`, given)).statusCode).toBe(200);
    await world.run();
    await world.later();
    expect((await read()).code.status).toBe('void');
    const { version, form } = await read();
    const asked = await scene.owner.put(`/api/projects/${projectId}/form`, { form, version });
    expect(asked.statusCode, asked.body).toBe(200);
    await world.run();
    await world.later();
    const { code } = await read();
    expect(code).toMatchObject({
      status: 'issued',
      previous: [{ code: first.code.value, kind: 'wrong-data' }],
    });
    const stands = await centreRows(
      `SELECT xmdm, count(*)::int AS n FROM spgl.spgl_xmjbxxb WHERE sjyxbs = 1 AND xmdm = ANY ($1) GROUP BY 1`,
      [[first.code.value, code.value]],
    );
    expect(stands).toEqual([{ xmdm: code.value, n: 1 }]);
  });

  test('told once more, nothing is doubled: every fact is read a second time and gives no further message', async () => {
    const before = await world.counts();
    await world.database.owner.query({ name: 'again', text: 'UPDATE facts.cursors SET position = 0' });
    await world.later();
    expect(await world.counts()).toEqual(before);
    expect((await rowsOf('SPGL_XMSPSXBLXXXXB')).invalid).toEqual([]);
  });
});
