import { beforeAll, describe, expect, test } from 'vitest';
import { type Filed, type FiledCase, useScene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';

/** Consent by silence, renewal and delivery over HTTP, as the people of one case see them. */
const scene = useScene();
const ASKED = '210102-forestry-grassland';
let filed: Filed;
let one: FiledCase;
let handler: Caller;
let approver: Caller;
let asked: Caller;

const detail = async (who: Caller) => (await who.get(`/api/cases/${one.id}`)).json();
const explained = async (measure: string) =>
  (await handler.get(`/api/cases/${one.id}/explanation?measure=${measure}`)).json();
const clocksOf = (kind: string) =>
  scene().database.app.read<Record<string, unknown>>({
    name: 'clocks_of_kind',
    text: `SELECT state, over, body_id, due_at, stop_due_at FROM casework.clocks WHERE id = $1 AND kind = $2`,
    values: [one.id, kind],
  });
const factsOf = async () =>
  (
    await scene().database.app.read<{ type: string }>({
      name: 'facts_of_case',
      text: `SELECT type FROM facts.facts WHERE stream_id = $1 ORDER BY version`,
      values: [one.id],
    })
  ).map(({ type }) => type);

beforeAll(async () => {
  const { file, staff, done, window } = scene();
  filed = await file(['soil', 'eia-form']);
  one = filed.of('soil');
  handler = await staff('case-handler', one.bodyId);
  approver = await staff('case-approver', one.bodyId);
  asked = await staff('case-handler', ASKED);
  await done(window, one.id, { type: 'accept' });
});

describe('征求意见', () => {
  test('asking stops nothing; question and answer are for officials', async () => {
    const { done, owner } = scene();
    const before = (await detail(handler)).clocks.committed.dueDay;
    await done(handler, one.id, { type: 'ask-opinion', bodyId: ASKED, question: '是否占用林地。' });
    const shown = await detail(handler);
    expect(shown.clocks.committed.dueDay).toBe(before);
    // Monday the 2nd and seven working days.
    expect(shown.opinions).toMatchObject([
      {
        requestId: '1',
        question: '是否占用林地。',
        dueDay: '2026-11-11',
        mark: '待确认',
        answer: null,
        mine: false,
      },
    ]);
    expect((await detail(owner)).opinions).toMatchObject([{ requestId: '1', question: null }]);
    expect(await explained('opinion')).toMatchObject({
      measure: 'opinion',
      limit: '7个工作日',
      mark: '待确认',
    });
    expect(await clocksOf('opinion')).toMatchObject([{ state: 'running', body_id: ASKED }]);
  });

  test('its box shows the day by which the opinion is due, as the case does, and its own light', async () => {
    const list = async (search = '') => (await asked.get(`/api/cases?box=opinion${search}`)).json();
    const [{ dueDay, remaining, signal }] = (await detail(asked)).opinions;
    const side = { kind: 'opinion', dueDay, remaining, signal, word: '正常' };
    expect(dueDay).toBe('2026-11-11');
    expect(await list()).toMatchObject({ total: 1, rows: [{ id: one.id, side }] });
    expect((await list('&light=normal')).counts.opinion).toBe(1);
    expect((await list('&light=overdue')).rows).toEqual([]);
    const own = (await handler.get('/api/cases?box=body')).json();
    expect(own.rows).toMatchObject([{ id: one.id, side: null }]);
  });

  test.each([
    [{ type: 'ask-opinion', bodyId: 'nowhere', question: '?' }, 422, 'unknown-body'],
    [{ type: 'ask-opinion', bodyId: ASKED, question: '再问。' }, 422, 'opinion-open'],
  ])('%j is refused', async (command, status, code) => {
    const answer = await scene().command(handler, one.id, command);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test('silence is consent after the seventh working day, by the timer, once', async () => {
    const { at, work } = scene();
    at('2026-11-11 23:59');
    await work();
    expect(await factsOf()).not.toContain('case.opinion-deemed');
    at('2026-11-12 00:00');
    await work();
    await work();
    expect((await factsOf()).filter((type) => type === 'case.opinion-deemed')).toHaveLength(1);
    const shown = await detail(handler);
    expect(shown.opinions[0].answer).toMatchObject({ opinion: 'deemed', text: null });
    expect(shown.history.map(({ name }: { name: string }) => name)).toContain('逾期未反馈,视为同意');
    expect(await clocksOf('opinion')).toMatchObject([{ state: 'ended' }]);
    const late = await scene().command(asked, one.id, {
      type: 'give-opinion',
      requestId: '1',
      opinion: 'agree',
    });
    expect(late.json()).toMatchObject({ code: 'opinion-deemed' });
  });

  test('an objection needs its reasons, and stands with them', async () => {
    const { done, command } = scene();
    await done(handler, one.id, {
      type: 'ask-opinion',
      bodyId: ASKED,
      question: '修改后的方案呢。',
      days: 3,
    });
    const bare = await command(asked, one.id, { type: 'give-opinion', requestId: '2', opinion: 'object' });
    expect(bare.json()).toMatchObject({ code: 'opinion-text-missing' });
    await done(asked, one.id, {
      type: 'give-opinion',
      requestId: '2',
      opinion: 'object',
      text: '占用公益林。',
    });
    expect((await detail(approver)).opinions[1].answer).toMatchObject({
      opinion: 'object',
      text: '占用公益林。',
    });
  });
});

describe('停表 beyond its own limit', () => {
  test('shows beside the light and in a box of its own', async () => {
    const { done, at } = scene();
    at('2026-11-12 09:00');
    await done(handler, one.id, { type: 'start-special', kind: 'expert-review', days: 5 });
    at('2026-11-23 09:00');
    const { light } = await detail(handler);
    expect(light).toMatchObject({
      stop: { what: 'special', dueDay: '2026-11-19', over: true, remaining: -2 },
    });
    const list = (await handler.get('/api/cases?box=stop-late')).json();
    expect(list).toMatchObject({
      total: 1,
      counts: { 'stop-late': 1, suspended: 1 },
      rows: [{ id: one.id }],
    });
    await done(handler, one.id, { type: 'end-special' });
    expect((await handler.get('/api/cases?box=stop-late')).json().total).toBe(0);
  });
});

describe('送达 and 延续', () => {
  test('the decision is to be delivered within ten working days (行政许可法 §44)', async () => {
    const { done, document, window } = scene();
    const granted = { ...document(filed.fileId), validUntil: '2027-06-30' };
    await done(approver, one.id, { type: 'grant', document: granted });
    expect(await explained('delivery')).toMatchObject({
      basis: '行政许可法 §44',
      reading: { dueDay: '2026-12-07' },
    });
    expect(await clocksOf('delivery')).toMatchObject([{ state: 'running', over: false }]);
    await done(window, one.id, { type: 'deliver', method: '窗口领取' });
    expect(await clocksOf('delivery')).toMatchObject([{ state: 'ended', over: false }]);
  });

  test('the applicant asks for longer, the approver renews, and the document says until when', async () => {
    const { done, document, owner, command } = scene();
    const renew = { type: 'renew', document: { ...document(filed.fileId), validUntil: '2027-12-31' } };
    expect((await command(approver, one.id, renew)).json()).toMatchObject({ code: 'no-renewal-open' });
    await done(owner, one.id, { type: 'apply-renewal', until: '2027-12-31', reason: '工期延后。' });
    expect(
      (await command(owner, one.id, { type: 'apply-renewal', until: '2027-12-31', reason: '再次。' })).json(),
    ).toMatchObject({
      code: 'renewal-open',
    });
    const list = (await approver.get('/api/cases?box=renewal')).json();
    expect(list).toMatchObject({ total: 1, counts: { renewal: 1 }, rows: [{ id: one.id }] });
    // The case is long done; what is due is the decision on its renewal.
    expect(list.rows[0]).toMatchObject({
      light: { signal: 'done' },
      side: { kind: 'renewal', dueDay: '2027-06-30', signal: 'normal' },
    });
    expect((await approver.get('/api/cases?box=renewal&light=normal')).json().total).toBe(1);
    expect(await explained('renewal')).toMatchObject({
      basis: '行政许可法 §50',
      reading: { dueDay: '2027-06-30' },
    });
    await done(approver, one.id, renew);
    const { validity, documents } = await detail(owner);
    expect(validity).toMatchObject({ until: '2027-12-31', renewals: [{ decision: { outcome: 'renewed' } }] });
    expect(
      documents
        .map(({ kind, validUntil }: { kind: string; validUntil: string }) => [kind, validUntil])
        .sort(),
    ).toEqual([
      ['grant', '2027-12-31'],
      ['renewal', '2027-12-31'],
    ]);
    expect(await clocksOf('renewal')).toMatchObject([{ state: 'ended', over: false }]);
  });

  test('nobody decides before it runs out: renewed by law, by the timer (行政许可法 §50)', async () => {
    const { done, owner, at, work } = scene();
    await done(owner, one.id, { type: 'apply-renewal', until: '2028-03-31', reason: '仍未完工。' });
    at('2027-12-31 23:59');
    await work();
    expect((await detail(owner)).validity.renewals[1].decision).toBeNull();
    at('2028-01-01 00:00');
    await work();
    const { validity, documents, history } = await detail(owner);
    expect(validity).toMatchObject({ until: '2028-03-31', expired: false });
    expect(validity.renewals[1].decision).toMatchObject({ outcome: 'deemed', until: '2028-03-31' });
    expect(documents.every(({ validUntil }: { validUntil: string }) => validUntil === '2028-03-31')).toBe(
      true,
    );
    expect(history.at(-1)).toMatchObject({ name: '逾期未作决定,视为准予延续' });
  });

  test('too late is refused with the article', async () => {
    const { owner, command, at } = scene();
    at('2028-03-20 09:00');
    const late = await command(owner, one.id, {
      type: 'apply-renewal',
      until: '2028-06-30',
      reason: '仍未完工。',
    });
    expect(late.json()).toMatchObject({ code: 'renewal-too-late', source: '行政许可法 §50' });
  });
});

test('nothing can have happened before the project was registered', async () => {
  const command = {
    type: 'revoke',
    reason: '错误。',
    basis: '行政许可法 §69',
    happenedAt: '2026-10-30T01:00:00.000Z',
  };
  const refused = await scene().command(approver, one.id, command);
  expect(refused.json()).toMatchObject({ code: 'before-project' });
});
