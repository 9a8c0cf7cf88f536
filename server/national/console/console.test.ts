import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { NOT_THERE } from '../../journey/readers.ts';
import type { Filed } from '../../journey/scene.ts';
import type { Caller } from '../../journey/world.ts';
import { QUALITY_RULES } from '../rules/messages.ts';
import { type NationalWorld, openNationalWorld } from '../testing/national-world.ts';
import type { MappingView, Trial } from './mapping-schema.ts';
import type { MessageRow, NationalMessage, NationalOverview } from './schema.ts';

type List = { rows: MessageRow[]; next: string | null; total: number; resendable: number };
type Body = Record<string, unknown> & { columns: Record<string, unknown>[] };

describe('an operator finds, understands, mends and resends', () => {
  let world: NationalWorld;
  let operator: Caller;
  let filed: Filed;
  const list = async (query: string) => {
    const answer = await operator.get(`/api/national/messages?${query}`);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<List>();
  };
  const overview = async () => (await operator.get('/api/national/overview')).json<NationalOverview>();
  const detail = async (id: string) =>
    (await operator.get(`/api/national/messages/${id}`)).json<NationalMessage>();
  const mapping = async (kind: string) =>
    (await operator.get(`/api/national/mappings/${kind}`)).json<MappingView>();
  const correct = (view: MappingView, body: Body, note = '示例修改') =>
    operator.put(`/api/national/mappings/${view.kind}`, { body, note, number: view.number });
  const withColumn = (view: MappingView, column: string, change: Record<string, unknown>): Body => {
    const body = view.body as Body;
    return {
      ...body,
      columns: body.columns.map((each) => (each.column === column ? { ...each, ...change } : each)),
    };
  };
  const only = (rows: readonly MessageRow[]): MessageRow => {
    expect(rows.length).toBe(1);
    return rows[0] as MessageRow;
  };

  beforeAll(async () => {
    world = await openNationalWorld();
    operator = await world.scene.as('operator');
    const projectId = await world.register();
    filed = await world.scene.file(['ent-filing', 'soil'], { projectId });
  });
  afterAll(() => world?.close());

  test('a test code is marked as one where a message shows it', async () => {
    const told = only((await list('kind=construction.project&state=any')).rows);
    const { payload } = await detail(told.id);
    for (const column of ['XMDM', 'GCDM']) {
      expect(payload.find((row) => row.column === column)).toMatchObject({ codeName: '测试代码' });
    }
    const asked = only((await list('kind=investment.apply&state=any')).rows);
    expect((await detail(asked.id)).serial).toMatch(/（测试代码）$/);
  });

  test('a mapping broken by a correction refuses messages at our own door', async () => {
    const view = await mapping('investment.case');
    expect(view).toMatchObject({ number: 0, changedBy: null, title: '办件信息' });
    const state = view.rows.find(({ column }) => column === 'current_state');
    expect(state?.map.find(({ from }) => from === '3')).toEqual({ from: '3', to: 'A0200', name: '办理中' });
    const body = withColumn(view, 'current_state', { map: { '6': 'A0200' } });
    const answer = await correct(view, body, '误删了状态对照');
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ number: 1, note: '误删了状态对照', changedBy: '示例运维人员' });
    await world.run();
    await world.later();
    const found = await list('kind=investment.case&state=refused&refusedBy=door&rule=6');
    expect(found.total).toBe(2);
    expect(found.resendable).toBe(2);
    expect(found.rows[0]).toMatchObject({
      title: '办件信息',
      city: { code: '210100', name: '沈阳市' },
      state: 'refused',
      refusedBy: 'door',
      reason: null,
      revision: 1,
      resending: false,
    });
    expect(found.rows[0]?.faults[0]).toMatchObject({ rule: 6, column: 'current_state' });
    expect((await list('kind=investment.case&rule=7')).total).toBe(0);
    expect((await list('kind=investment.case&refusedBy=centre')).total).toBe(0);
  });

  test('the overview counts them, by kind, rule and line', async () => {
    const seen = await overview();
    expect(seen.kinds.find(({ kind }) => kind === 'investment.case')).toMatchObject({
      refused: 2,
      stored: 0,
    });
    expect(seen.rules).toEqual([{ rule: 6, sentence: QUALITY_RULES[6], count: 2 }]);
    expect(seen.lines.map(({ line, mode, downSince }) => [line, mode, downSince])).toEqual([
      ['investment', 'direct', null],
      ['construction', 'direct', null],
    ]);
    expect(seen.oldest?.kind).toBe('investment.case');
    expect(seen.reasons).toEqual([]);
  });

  test('one of them tells what is wrong with which column, and where it comes from', async () => {
    const [first] = (await list('kind=investment.case&state=refused')).rows;
    const seen = await detail(first?.id ?? '');
    const wrong = seen.payload.filter(({ fault }) => fault !== null);
    expect(wrong).toMatchObject([{ column: 'current_state', name: '当前状态', value: null, required: true }]);
    expect(seen.rules).toEqual([{ rule: 6, sentence: QUALITY_RULES[6] }]);
    expect(seen.parents).toMatchObject([{ title: '项目信息', state: 'stored' }]);
    expect(seen.source).toMatchObject({ kind: 'step', projectId: filed.projectId });
    expect(filed.cases.map(({ id }) => id)).toContain(seen.source.caseId);
    expect(seen.mapping).toEqual({ version: '2026-1#1', outdated: false });
    expect(seen.mayResend).toBe(true);
  });

  test('a corrected mapping is tried on a real message and stores nothing', async () => {
    const [first] = (await list('kind=investment.case&state=refused')).rows;
    const view = await mapping('investment.case');
    const good = view.history.at(-1)?.body as Body;
    const attempt = async (body: unknown, messageId?: string) => {
      const answer = await operator.post('/api/national/mappings/investment.case/test', { body, messageId });
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json<Trial>();
    };
    expect(await attempt(view.body, first?.id)).toMatchObject({
      problems: [],
      message: { id: first?.id },
      faults: [
        { rule: 6, column: 'current_state', message: '当前状态:映射里没有“1”对应的代码' },
        { rule: 6, column: 'current_state' },
      ],
    });
    const better = await attempt(good, first?.id);
    expect(better).toMatchObject({ problems: [], faults: [] });
    expect(better.row.find(({ column }) => column === 'current_state')).toMatchObject({
      value: 'A0100',
      codeName: '已接件',
    });
    const wrong = withColumn(view, 'item_name', { from: 'item.nothing' });
    expect((await attempt(wrong)).problems).toEqual([
      { field: 'columns.item_name', message: 'columns.item_name:来源没有字段“item.nothing”' },
    ]);
    expect((await mapping('investment.case')).number).toBe(1);
  });

  test('a faulty, a stranger’s and a stale correction are refused, each with its field', async () => {
    const view = await mapping('investment.case');
    const wrong = await correct(view, withColumn(view, 'item_name', { type: 'words' }));
    expect(expectRefusal(wrong, 422, 'mapping-invalid').errors).toMatchObject([{ field: 'columns[3].type' }]);
    const moved = await correct(view, { ...(view.body as Body), source: 'case' });
    const fields = expectRefusal(moved, 422, 'mapping-invalid').errors?.map(({ field }) => field);
    expect(fields).toContain('source');
    const good = view.history.at(-1)?.body as Body;
    const stale = await correct({ ...view, number: 0 }, good);
    expect(expectRefusal(stale, 409, 'version-conflict').detail).toContain('刚刚被他人修改');
    const unseen = await correct(view, { ...(view.body as Body), title: '办件\u0000信息' });
    expect(expectRefusal(unseen, 422, 'mapping-invalid').errors).toMatchObject([{ code: 'unseen' }]);
    const unknown = await operator.get('/api/national/mappings/investment.nothing');
    expectRefusal(unknown, 404, 'not-found');
  });

  test('the mapping mended, all that match are sent again and arrive', async () => {
    const view = await mapping('investment.case');
    const answer = await correct(view, view.history.at(-1)?.body as Body, '恢复状态对照');
    expect(answer.json()).toMatchObject({ number: 2 });
    const filter = { kind: 'investment.case', refusedBy: 'door', rule: 6 };
    const resend = (expectedCount: number) =>
      operator.post('/api/national/messages/resend', { filter, expectedCount });
    const guarded = expectRefusal(await resend(3), 409, 'state-conflict');
    expect(guarded.detail).toContain('现有 2 条，与您看到的 3 条不同');
    expect((await operator.get('/api/national/resend-progress')).json()).toEqual({ left: 0 });
    expect((await resend(2)).json()).toEqual({ count: 2 });
    expect((await operator.get('/api/national/resend-progress')).json()).toEqual({ left: 2 });
    await world.run();
    await world.later();
    expect((await operator.get('/api/national/resend-progress')).json()).toEqual({ left: 0 });
    expect((await list('kind=investment.case')).total).toBe(0);
    const stored = await list('kind=investment.case&state=stored');
    expect(stored.total).toBe(2);
    const seen = await detail(stored.rows[0]?.id ?? '');
    expect(seen).toMatchObject({ light: 'done', revision: 2, mapping: { version: '2026-1#2' } });
    expect(seen.serial).not.toBeNull();
    expect(seen.events.map(({ what, revision, person }) => [what, revision, person])).toEqual([
      ['resend', 1, '示例运维人员'],
      ['resent', 1, '示例运维人员'],
    ]);
    expect(seen.revisions.map(({ revision, state }) => [revision, state])).toEqual([
      [2, 'stored'],
      [1, 'refused'],
    ]);
    const old = await detail(seen.revisions[1]?.id ?? '');
    expect(old).toMatchObject({ current: false, mayResend: false });
  });

  test('what the centre refuses stands with its words, and holds up what waits for it', async () => {
    await world.centre.faults.set({ refuseShare: 1 });
    const projectId = (await world.scene.declare()) as string;
    await world.run();
    await world.later();
    const apply = only((await list(`projectId=${projectId}&kind=investment.apply`)).rows);
    expect(apply).toMatchObject({ state: 'refused', refusedBy: 'centre', waitsFor: 0 });
    // Its unit asks anew; nothing is gained by sending the old request again.
    expect((await list(`projectId=${projectId}&kind=investment.apply`)).resendable).toBe(0);
    expect((await detail(apply.id)).request).toBe(true);
    const sent = await operator.post('/api/national/messages/resend', { ids: [apply.id] });
    expectRefusal(sent, 409, 'state-conflict');

    await world.centre.faults.set({});
    const other = await world.register();
    await world.centre.faults.set({ refuseShare: 1 });
    await world.scene.file(['ent-filing'], { projectId: other });
    await world.run();
    await world.later();
    const refused = await list('state=refused&refusedBy=centre&kind=construction.case');
    const row = only(refused.rows);
    expect(row.reason).not.toBeNull();
    expect(row.blocks).toBeGreaterThan(0);
    const children = (await detail(row.id)).children;
    expect(children.total).toBe(row.blocks);
    expect(children.rows[0]).toMatchObject({ state: 'waiting' });
    const waiting = await list('blocked=true&line=construction');
    expect(waiting.rows.every(({ waitsFor }) => waitsFor > 0)).toBe(true);
    const seen = await overview();
    const reason = seen.reasons[0]?.reason ?? '';
    expect(seen.lines.find(({ line }) => line === 'construction')?.blocked).toBe(waiting.total);
    const byReason = await list(`reason=${encodeURIComponent(reason)}`);
    expect(byReason.total).toBe(seen.reasons[0]?.count);

    await world.centre.faults.set({});
    expect((await operator.post('/api/national/messages/resend', { ids: [row.id] })).json()).toEqual({
      count: 1,
    });
    await world.run();
    await world.later();
    expect((await list(`kind=construction.case`)).total).toBe(0);
    expect((await list('blocked=true&line=construction')).total).toBe(0);
  });

  test('the list is read page by page, late ones are told from those on time', async () => {
    const all = await list('state=any');
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = await list(`state=any&limit=7${cursor}`);
      ids.push(...page.rows.map(({ id }) => id));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(new Set(ids).size).toBe(all.total);
    expect(ids.length).toBe(all.total);
    const open = await list('limit=1');
    expect(open.total).toBeGreaterThan(1);
    const second = await list(`limit=1&cursor=${open.next}`);
    expect(second.rows[0]?.id).not.toBe(open.rows[0]?.id);
    const forged = Buffer.from(JSON.stringify(['national-messages', ['', NOT_THERE]])).toString('base64url');
    expectRefusal(await operator.get(`/api/national/messages?cursor=${forged}`), 422, 'invalid-fields');
    expectRefusal(await operator.get(`/api/national/messages?cursor=abc`), 422, 'invalid-fields');
    world.scene.time.now += 5 * 86_400_000;
    const late = await list('late=overdue');
    expect(late.rows.every(({ light }) => light === 'overdue')).toBe(true);
    expect(late.total).toBe(open.total);
    expect((await list('late=warning')).total).toBe(0);
    const byName = await list(`state=any&q=${encodeURIComponent(all.rows[0]?.subject ?? '')}`);
    expect(byName.rows.map(({ id }) => id)).toContain(all.rows[0]?.id);
    const byId = await list(`state=any&q=${all.rows[0]?.id}`);
    expect(only(byId.rows).id).toBe(all.rows[0]?.id);
  });
});
