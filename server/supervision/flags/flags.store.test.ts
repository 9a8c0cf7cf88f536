import { matchesSeal, verifyChain } from '@zongheng/core/evidence';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import type { Caller } from '../../journey/world.ts';
import { sm3 } from '../../platform/crypto/index.ts';
import { catchUp, readSealed, readStream } from '../../platform/facts/index.ts';
import { evolveFlag, type FlagFact, type FlagState } from './flag.ts';
import { flagFollower } from './follower.ts';
import given from './rules.json' with { type: 'json' };
import { type RuleBook, readRuleBook } from './rules.ts';
import type { FlagView } from './schema.ts';
import { sweepFlags } from './sweep.ts';

const scene = useScene();
/** Three decisions in ten minutes are many here. */
const BOOK: RuleBook = readRuleBook({
  ...given,
  rules: given.rules.map((rule) =>
    rule.id === 'mass-decisions' ? { ...rule, limits: { count: 3, minutes: 10 } } : rule,
  ),
});
const filed: Filed[] = [];
let approver: Caller;
let supervisor: Caller;

const soil = (i: number) => {
  const found = filed[i];
  if (!found) throw new Error(`no filing ${i}`);
  return found.of('soil');
};
const CORRECT = { type: 'request-correction', items: [{ material: '方案', problem: '缺页' }] } as const;
const SPECIAL = { type: 'start-special', kind: 'expert-review', days: 5 } as const;
const follow = (batch = 500) =>
  catchUp(scene().database.app, flagFollower(scene().services, BOOK), { batch });
const flagsOf = async (caseId: string, who = supervisor): Promise<FlagView[]> =>
  (await who.get(`/api/oversight/flags?caseId=${caseId}&limit=200`)).json().rows;
const rulesOf = async (caseId: string) => (await flagsOf(caseId)).map(({ rule }) => rule).toSorted();
const allRows = () =>
  scene().database.owner.read({
    name: 'flags_all',
    text: 'SELECT * FROM supervision.flags ORDER BY case_id, rule, fact_id',
  });

beforeAll(async () => {
  // Cases of one body, for what is done together.
  for (let i = 0; i < 5; i += 1) filed.push(await scene().file(['soil']));
  approver = await scene().staff('case-approver', soil(0).bodyId);
  supervisor = await scene().as('supervisor', { division: '210100' });
}, 120_000);

describe('what is merely suspicious is flagged as the facts arrive', () => {
  beforeAll(async () => {
    scene().at('2026-11-03 09:00');
    for (const i of [0, 1, 2, 3]) await scene().done(approver, soil(i).id, { type: 'accept' });
    scene().at('2026-11-04 19:00');
    for (const i of [0, 1, 2]) {
      scene().at(`2026-11-04 19:0${i * 2}`);
      const document = scene().document(filed[i]?.fileId ?? '');
      await scene().done(approver, soil(i).id, { type: 'grant', document });
    }
    const handler = await scene().staff('case-handler', soil(0).bodyId);
    scene().at('2026-11-05 09:00');
    await scene().done(handler, soil(3).id, { ...SPECIAL, happenedAt: '2026-11-04T09:00:00+08:00' });
    await scene().done(handler, soil(4).id, { ...CORRECT, replyBy: '2026-11-06' });
    await follow();
  });

  test('off hours, no handling; the third decision in ten minutes', async () => {
    expect(await rulesOf(soil(0).id)).toEqual(['no-handling', 'off-hours']);
    expect(await rulesOf(soil(1).id)).toEqual(['no-handling', 'off-hours']);
    expect(await rulesOf(soil(2).id)).toEqual(['mass-decisions', 'no-handling', 'off-hours']);
    expect(await rulesOf(soil(3).id)).toEqual([]);
    const mass = (await flagsOf(soil(2).id)).find(({ rule }) => rule === 'mass-decisions');
    expect(mass?.evidence).toBe(
      '2026-11-04 19:00 至 2026-11-04 19:04，同一人作出 3 件决定（10 分钟内），本件为其中第 3 件。',
    );
    expect(mass?.person?.name).toBe('示例审批负责人');
    const { facts } = (await supervisor.get(`/api/oversight/flags/${mass?.id}`)).json();
    // Facts of other cases count; only this case's are shown.
    expect(facts.map(({ name }: { name: string }) => name)).toEqual(['准予办结']);
  });

  test('a sweep finds what never ends, beyond its grace and once', async () => {
    // Five working days of review from Wednesday the 4th end on the 11th; five more on the 18th.
    const open = [soil(3).id, soil(4).id];
    const found = async (at: string) => {
      scene().at(at);
      const raised = await sweepFlags(scene().services, BOOK);
      return [raised, ...(await Promise.all(open.map(rulesOf)))];
    };
    expect(await found('2026-11-13 23:59')).toEqual([0, [], []]);
    expect(await found('2026-11-14 00:00')).toEqual([1, [], ['unanswered-correction']]);
    expect(await found('2026-11-18 23:59')).toEqual([0, [], ['unanswered-correction']]);
    expect(await found('2026-11-19 00:00')).toEqual([1, ['endless-special'], ['unanswered-correction']]);
    expect(await found('2026-11-19 00:01')).toEqual([0, ['endless-special'], ['unanswered-correction']]);
    const [special] = await flagsOf(soil(3).id);
    expect(special?.evidence).toBe(
      '特别程序“技术评审”自 2026-11-04 09:00 开始，应于 2026-11-11 结束，超过 5 个工作日仍未结束。',
    );
  });

  test('the feed read again, in other batches, raises the same and nothing twice', async () => {
    const before = await allRows();
    await scene().database.owner.query({
      name: 'forget_cursor',
      text: `DELETE FROM facts.cursors WHERE reader = 'supervision-flags'`,
    });
    await follow(3);
    expect(await allRows()).toEqual(before);
    await scene().database.owner.query({
      name: 'forget_all',
      text: `DELETE FROM supervision.flags WHERE rule NOT IN ('endless-special', 'unanswered-correction')`,
    });
    await scene().database.owner.query({
      name: 'forget_decisions',
      text: 'DELETE FROM supervision.decisions',
    });
    await scene().database.owner.query({
      name: 'forget_cursor',
      text: `DELETE FROM facts.cursors WHERE reader = 'supervision-flags'`,
    });
    await follow(1);
    const plain = (rows: unknown[]) => rows.map((row) => ({ ...(row as object), id: null }));
    expect(plain(await allRows())).toEqual(plain(before));
  });
});

describe('a list to review', () => {
  const say = (
    who: Caller,
    type: string,
    ids: readonly string[],
    text = '经查属实。',
    headers?: Record<string, string>,
  ) =>
    who.post(
      '/api/oversight/flags/commands',
      { flags: ids.map((id) => ({ id })), command: { type, text } },
      headers,
    );
  const one = async (caseId: string, rule: string) => {
    const found = (await flagsOf(caseId)).find((flag) => flag.rule === rule);
    if (!found) throw new Error(`no ${rule}`);
    return found;
  };
  beforeAll(() => scene().at('2026-11-19 10:00'));

  test('an order on its ground is of its own case, and shows on its page', async () => {
    const { id } = await one(soil(1).id, 'off-hours');
    const other = (await scene().file(['seismic'], { projectId: filed[1]?.projectId ?? '' })).of('seismic');
    const { bodyId } = soil(1);
    const order = (caseId: string) =>
      supervisor.post('/api/orders', {
        ...{ bodyId, caseId, grounds: { kind: 'flag', flagId: id }, text: '请核实。', replyDays: 3 },
      });
    expectRefusal(await order(other.id), 404, 'not-found', 'grounds');
    const made = await order(soil(1).id);
    expect(made.statusCode, made.body).toBe(201);
    const orders = async (who: Caller, flagId = id) =>
      (await who.get(`/api/oversight/flags/${flagId}`)).json().orders;
    const { id: orderId, number } = made.json();
    const shown = [{ id: orderId, number, statusName: '待答复', issuedAt: '2026-11-19T02:00:00.000Z' }];
    expect([await orders(supervisor), await orders(approver)]).toEqual([shown, shown]);
    expect(await orders(supervisor, (await one(soil(0).id, 'off-hours')).id)).toEqual([]);
  });

  test('the body explains itself, the supervisor finds; each once', async () => {
    const { id } = await one(soil(0).id, 'off-hours');
    const answered = await say(approver, 'answer', [id], '当日系统升级，晚间补办。');
    expect(answered.json().results[0].flag).toMatchObject({ state: 'answered', actions: [], version: 1 });
    expectRefusal(await say(approver, 'answer', [id]), 409, 'state-conflict');
    const stale = { flags: [{ id, version: 0 }], command: { type: 'explain', text: '情况属实，可以理解。' } };
    expectRefusal(await supervisor.post('/api/oversight/flags/commands', stale), 409, 'version-conflict');
    const explained = await say(supervisor, 'explain', [id], '情况属实，可以理解。');
    expect(explained.json().results[0].flag).toMatchObject({
      state: 'explained',
      stateName: '已排除',
      answered: { text: '当日系统升级，晚间补办。' },
      reviewed: { by: '沈阳市监察员', text: '情况属实，可以理解。' },
      actions: [],
    });
    expectRefusal(await say(supervisor, 'confirm', [id]), 409, 'state-conflict');
    expectRefusal(await say(approver, 'answer', [id]), 409, 'state-conflict');
  });

  test('several at once with one text; what cannot be reviewed is told, the others are done', async () => {
    const done = await one(soil(0).id, 'off-hours');
    const two = [await one(soil(1).id, 'off-hours'), await one(soil(2).id, 'mass-decisions')];
    const ids = [done, ...two].map(({ id }) => id);
    const key = { 'idempotency-key': 'flags-0000-0001' };
    const answer = await say(supervisor, 'confirm', ids, '逐件核实，确属批量签批。', key);
    const states = (body: { results: { ok: boolean; flag?: FlagView; refusal?: { code: string } }[] }) =>
      body.results.map((each) => each.flag?.state ?? each.refusal?.code);
    expect(states(answer.json())).toEqual(['state-conflict', 'confirmed', 'confirmed']);
    expect((await say(supervisor, 'confirm', ids, '逐件核实，确属批量签批。', key)).json()).toEqual(
      answer.json(),
    );
    expect((await say(supervisor, 'confirm', ids, ' ')).statusCode).toBe(422);
  });

  test('counts agree with the list, whatever filters; pages meet', async () => {
    const ask = async (query: string) => (await supervisor.get(`/api/oversight/flags?${query}`)).json();
    const whole = await ask('limit=200');
    expect(whole.rows.length).toBe(whole.total);
    expect(sum(Object.values(whole.states))).toBe(whole.total);
    expect(sum(whole.rules.map((rule: { count: number }) => rule.count))).toBe(whole.total);
    for (const { id, count } of whole.rules) {
      expect([id, (await ask(`rule=${id}`)).total]).toEqual([id, count]);
    }
    for (const [state, count] of Object.entries(whole.states)) {
      const page = await ask(`state=${state}`);
      expect([state, page.total, page.states[state]]).toEqual([state, count, count]);
    }
    expect((await ask('state=waiting')).total).toBe(whole.states.open + whole.states.answered);
    expect((await ask(`body=${soil(0).bodyId}`)).total).toBeGreaterThan(0);
    expect((await ask('city=210200')).total).toBe(0);
    const paged: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: { rows: FlagView[]; next: string | null } = await ask(
        `limit=2${next ? `&cursor=${next}` : ''}`,
      );
      paged.push(...page.rows.map(({ id }) => id));
      next = page.next;
    }
    expect(paged).toEqual(whole.rows.map(({ id }: FlagView) => id));
  });

  test('what stands in the rows is what the facts of the review say, and the chain holds', async () => {
    const { app } = scene().database;
    const rows = await app.read<{
      id: string;
      version: number;
      head: string;
      state: FlagState;
      words: object;
    }>({
      name: 'flags_reviewed',
      text: 'SELECT id, version, head, state, words FROM supervision.flags WHERE version > 0',
    });
    expect(rows.length).toBe(3);
    for (const row of rows) {
      const facts = await readStream(app, '210100', row.id);
      expect(verifyChain(facts, sm3)).toEqual({ ok: true, value: { count: row.version, head: row.head } });
      const beside = await readSealed(
        app,
        '210100',
        facts.map(({ envelope }) => envelope.id),
      );
      for (const { envelope } of facts) {
        const text = beside.get(envelope.id);
        if (!text || !envelope.sealed) throw new Error('a review without sealed text');
        expect(matchesSeal(envelope.sealed, text.content, text.salt, sm3)).toBe(true);
        expect(JSON.stringify(envelope.data)).not.toContain('属实');
      }
      const state = facts
        .map(({ envelope: { type, happenedAt, data } }) => ({ ...data, type, at: Date.parse(happenedAt) }))
        .reduce<FlagState | null>((before, fact) => evolveFlag(before, fact as unknown as FlagFact), null);
      expect(state).toEqual(row.state);
    }
  });
});

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0);
