import { instantFromText } from '@zongheng/core/calendar';
import { matchesSeal, verifyChain } from '@zongheng/core/evidence';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { useScene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';
import { sm3 } from '../platform/crypto/index.ts';
import { readSealed, readStream } from '../platform/facts/index.ts';
import { evolveRecord, type RecordFact, type RecordState, recordsByIds, recordsOfProject } from './index.ts';
import { decideRecord } from './record.ts';

const NOW = instantFromText('2027-05-10T02:00:00Z');
const REGISTERED = instantFromText('2026-03-01T02:00:00Z');
const context = { now: NOW, registeredAt: REGISTERED };
const BODY = { division: '210102', name: '和平区' };
const RECORD = {
  type: 'record',
  projectId: 'p',
  situation: 'unlawful-start',
  level: 2,
  recordedOn: '2027-05-10',
  body: BODY,
  content: '未取得施工许可即开工。',
} as const;

describe('records of abnormal situations (令673 §17)', () => {
  test.each([
    ['day-in-future', '2027-05-11'],
    ['day-too-early', '2026-02-28'],
    ['invalid-day', '2027-02-30'],
  ])('%s', (code, recordedOn) => {
    expect(decideRecord(null, { ...RECORD, recordedOn }, context)).toMatchObject({
      refusal: { code, field: 'recordedOn' },
    });
  });

  test('are resolved once; withdrawn once, resolved or not; never both ways again', () => {
    const made = decideRecord(null, RECORD, context);
    if (!made.ok) throw new Error('refused');
    const open = made.value.reduce<RecordState | null>(evolveRecord, null);
    const resolve = { type: 'resolve', result: '已补办。' } as const;
    const withdraw = { type: 'withdraw', reason: '误记。' } as const;
    const after = (state: RecordState | null, command: typeof resolve | typeof withdraw) => {
      const decided = decideRecord(state, command, context);
      if (!decided.ok) return decided.refusal.code;
      return decided.value.reduce<RecordState | null>(evolveRecord, state);
    };
    const resolved = after(open, resolve) as RecordState;
    const withdrawn = after(resolved, withdraw) as RecordState;
    expect([open?.status, resolved.status, withdrawn.status]).toEqual(['open', 'resolved', 'withdrawn']);
    expect(after(open, withdraw)).toMatchObject({ status: 'withdrawn' });
    expect([after(resolved, resolve), after(withdrawn, resolve), after(withdrawn, withdraw)]).toEqual([
      'state-conflict',
      'state-conflict',
      'state-conflict',
    ]);
    expect(after(null, resolve)).toBe('not-found');
  });
});

describe('on the platform', () => {
  const scene = useScene();
  let projectId: string;
  let home: string;
  let supervisor: Caller;
  beforeAll(async () => {
    projectId = await scene().register();
    home = (await scene().owner.get(`/api/projects/${projectId}`)).json().home;
    supervisor = await scene().as('supervisor', { division: '210102' });
  });
  const { type: _, projectId: __, body: ___, ...GIVEN } = RECORD;
  const given = { ...GIVEN, recordedOn: '2026-11-02' };
  const record = (payload: object = given, headers?: Record<string, string>) =>
    supervisor.post(`/api/projects/${projectId}/supervision-records`, payload, headers);
  const list = async (who = scene().owner) =>
    (await who.get(`/api/projects/${projectId}/supervision-records`)).json();

  test('a record is made, resolved and read by the unit', async () => {
    const made = await record();
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({ status: 'open', body: BODY, actions: ['resolve', 'withdraw'] });
    const url = `/api/supervision-records/${made.json().id}`;
    const resolved = await supervisor.post(`${url}/resolve`, { result: '已补办许可。', version: 1 });
    expect(resolved.json()).toMatchObject({ status: 'resolved', result: '已补办许可。', version: 2 });
    expectRefusal(
      await supervisor.post(`${url}/resolve`, { result: '再次。', version: 2 }),
      409,
      'state-conflict',
    );
    expectRefusal(
      await supervisor.post(`${url}/withdraw`, { reason: '误记。', version: 1 }),
      409,
      'version-conflict',
    );
    const withdrawn = await supervisor.post(`${url}/withdraw`, { reason: '误记。', version: 2 });
    expect(withdrawn.json()).toMatchObject({ status: 'withdrawn', actions: [] });

    const seen = await list();
    expect(seen).toMatchObject({
      mayRecord: false,
      rows: [{ content: GIVEN.content, result: '已补办许可。', actions: [] }],
    });
    expect((await list(supervisor)).mayRecord).toBe(true);
    expect(seen.choices.mark).toContain('待确认');
  });

  test('sent twice it is made once', async () => {
    const key = { 'idempotency-key': 'record-0000-0001' };
    const [first, second] = [await record(given, key), await record(given, key)];
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.json()).toEqual(first.json());
    expect((await list()).rows.length).toBe(2);
  });

  test('the history of the project tells it', async () => {
    const { history } = (await scene().owner.get(`/api/projects/${projectId}`)).json();
    const told = history.filter((entry: { type: string }) => entry.type.startsWith('supervision.'));
    expect(told.map((entry: { name: string; note: string }) => `${entry.name} ${entry.note}`)).toEqual([
      '记录异常情形 违法开工建设 · 2026-11-02',
      '异常情形处理完毕 违法开工建设',
      '撤销监管记录 违法开工建设',
      '记录异常情形 违法开工建设 · 2026-11-02',
    ]);
  });

  test('what stands in the rows is what the facts say, and the chain holds', async () => {
    const { app } = scene().database;
    const rows = await recordsOfProject(app, projectId, home);
    const found = await recordsByIds(
      app,
      rows.map(({ id }) => id),
    );
    expect(found.length).toBe(rows.length);
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
        if (!beside || !envelope.sealed) throw new Error('a record without sealed text');
        expect(matchesSeal(envelope.sealed, beside.content, beside.salt, sm3)).toBe(true);
      }
      const state = facts
        .map(
          ({ envelope: { type, happenedAt, data } }) =>
            ({ ...data, type, at: instantFromText(happenedAt) }) as unknown as RecordFact,
        )
        .reduce<RecordState | null>(evolveRecord, null);
      expect(state).toEqual(row.state);
      const words = facts.map(({ envelope }) => sealed.get(envelope.id)?.content ?? {});
      expect(Object.assign({ content: null, result: null, reason: null }, ...words)).toEqual(row.words);
    }
    expect(kinds.size).toBe(3);
    const odd = await app.read({
      name: 'records_odd',
      text: `SELECT id FROM supervision.records WHERE status <> state->>'status' OR situation <> state->>'situation'
               OR level::text <> state->>'level' OR recorded_on::text <> state->>'recordedOn'
               OR division IS DISTINCT FROM state->'body'->>'division' OR project_id::text <> state->>'projectId'`,
    });
    expect(odd).toEqual([]);
  });
});
