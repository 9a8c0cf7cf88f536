import { type Instant, instantFromText } from '@zongheng/core/calendar';
import { evolve, NO_CASE } from '@zongheng/core/casework';
import { matchesSeal, verifyChain } from '@zongheng/core/evidence';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationFact, evolveApplication } from '../applications/index.ts';
import { fromRecord } from '../casework/index.ts';
import { sm3 } from '../platform/crypto/index.ts';
import { readSealed, readStream, type StoredFact } from '../platform/facts/index.ts';
import { evolveProject, executeProject, type ProjectFact } from '../projects/index.ts';
import { type Filed, PRIVATE_FORM, useScene } from './scene.ts';

/** What stands in the rows is what the facts say: every stream of a varied life is folded again and compared. */
const scene = useScene();

type Row = { id: string; home: string; version: number; head: string; state: unknown };
const rowsOf = (table: string) =>
  scene().database.app.read<Row>({
    name: `refold_${table}`.replace('.', '_'),
    text: `SELECT id, home, version, head, state FROM ${table} ORDER BY id`,
  });

const correction = {
  type: 'request-correction',
  items: [{ material: '方案', problem: '缺页\n两处' }],
  replyBy: '2026-12-20',
};
const special = { type: 'start-special', kind: 'expert-review', days: 5, note: '专家三人' };

beforeAll(async () => {
  const { done, owner, window, staff, document, grant, file, declare, register } = scene();
  const start = async (items: readonly string[]) => {
    const filed = await file(items);
    const one = filed.of(items[0] ?? '');
    const handler = await staff('case-handler', one.bodyId);
    const approver = await staff('case-approver', one.bodyId);
    return { filed, id: one.id, handler, approver };
  };
  const accepted = async (items: readonly string[]) => {
    const started = await start(items);
    await done(window, started.id, { type: 'accept' });
    return started;
  };
  const supply = (filed: Filed, note?: string) => ({
    type: 'supply-correction',
    materials: [{ key: 'soil', fileIds: [filed.fileId] }],
    ...(note === undefined ? {} : { note }),
  });

  // Other departments asked: one answers, one is still silent at the end; granted, renewed, not renewed again.
  const asked = await accepted(['soil', 'eia-form']);
  const [first, second] = ['210102-forestry-grassland', '210102-natural-resources'];
  await done(asked.handler, asked.id, {
    type: 'ask-opinion',
    bodyId: first,
    question: '是否占用林地。\n请附图。',
  });
  await done(asked.handler, asked.id, { type: 'ask-opinion', bodyId: second, question: '是否符合规划。' });
  const answer = { type: 'give-opinion', requestId: '1', opinion: 'object', text: '占用公益林。' };
  await done(await staff('case-handler', first), asked.id, answer);
  const until = (validUntil: string) => ({ ...document(asked.filed.fileId), validUntil });
  await done(asked.approver, asked.id, { type: 'grant', document: until('2027-06-30') });
  await done(owner, asked.id, { type: 'apply-renewal', until: '2027-12-31', reason: '工期延后。' });
  await done(asked.approver, asked.id, { type: 'renew', document: until('2027-12-31') });
  await done(owner, asked.id, { type: 'apply-renewal', until: '2028-03-31', reason: '仍未完工。' });
  await done(asked.approver, asked.id, {
    type: 'refuse-renewal',
    reason: '不符合条件。',
    document: until('9999-01-01'),
  });

  // Granted after corrections on both sides of acceptance, a special procedure and an extension; then revoked.
  const long = await start(['soil', 'eia-form']);
  await done(window, long.id, correction);
  await done(owner, long.id, supply(long.filed));
  await done(window, long.id, { type: 'accept' });
  await done(long.handler, long.id, correction);
  await done(owner, long.id, supply(long.filed, '已补齐'));
  await done(long.handler, long.id, special);
  await done(long.handler, long.id, { type: 'end-special' });
  await done(long.approver, long.id, { type: 'extend', days: 5, reason: '情况复杂。' });
  await done(long.approver, long.id, { type: 'grant', document: document(long.filed.fileId) });
  await done(window, long.id, { type: 'deliver', method: '窗口领取' });
  await done(long.approver, long.id, {
    type: 'revoke',
    reason: '以欺骗手段取得。',
    basis: '行政许可法第六十九条',
  });

  // Every other end.
  const refused = await accepted(['soil']);
  await done(refused.handler, refused.id, special);
  await done(refused.approver, refused.id, {
    type: 'refuse',
    reason: '不符合条件。',
    document: document(refused.filed.fileId),
  });
  const closing = await accepted(['soil']);
  await done(closing.handler, closing.id, correction);
  await done(owner, closing.id, { type: 'withdraw', reason: '方案调整。' });
  await done(owner, (await start(['soil'])).id, { type: 'withdraw', reason: '方案调整。' });
  await done(window, (await start(['soil'])).id, { type: 'not-needed', reason: '依法不需要许可。' });
  const wrong = { type: 'refuse-acceptance', reason: '不属本机关职权。', basis: '行政许可法第三十二条' };
  await done(window, (await start(['soil'])).id, wrong);
  await done(window, (await start(['soil'])).id, { ...wrong, rightBody: '沈阳市水务局' });

  // An application in which one item starts after others, and one whose next item never does.
  const chain = await file(['land-grant', 'ent-filing', 'land-planning-permit']);
  await grant(chain, 'land-grant');
  await grant(chain, 'ent-filing');
  await scene().work();
  const stuck = await file(['land-grant', 'ent-filing', 'land-planning-permit']);
  await grant(stuck, 'ent-filing');
  await done(owner, stuck.of('land-grant').id, { type: 'withdraw', reason: '不再用地。' });
  await scene().work();

  // Accepted by silence; a declaration mended; codes void, given up, kept and asked for anew.
  await file(['soil', 'seismic']);
  scene().at('2026-11-12 09:00');
  await scene().work();
  const mended = await declare();
  await owner.put(`/api/projects/${mended}/form`, {
    form: { ...PRIVATE_FORM, name: '改后的名称' },
    version: 2,
  });
  const how = { actor: { system: 'test' }, channel: 'timer' } as const;
  await executeProject(scene().services, mended, { type: 'reject-code', reason: '名称不规范。' }, how);
  const voided = await register();
  await executeProject(scene().services, voided, { type: 'void-code', reason: '重复赋码。' }, how);
  const again = await register();
  const { services } = scene();
  const giveUp = { type: 'cancel-code', kind: 'refile', reason: '建设地点变更。' } as const;
  await executeProject(services, again, giveUp, how);
  await executeProject(services, again, { type: 'reject-cancel', reason: '请先办结。' }, how);
  const version = async () => (await owner.get(`/api/projects/${again}`)).json().version;
  const longer = { ...PRIVATE_FORM, plannedEnd: '2029-10' };
  const extended = await owner.post(`/api/projects/${again}/change`, {
    kind: 'extension',
    form: longer,
    version: await version(),
  });
  expect(extended.statusCode, extended.body).toBe(200);
  await executeProject(services, again, giveUp, how);
  await scene().work();
  const form = { ...PRIVATE_FORM, name: '重新赋码的名称' };
  expect(
    (await owner.put(`/api/projects/${again}/form`, { form, version: await version() })).statusCode,
  ).toBe(200);
  await scene().work();
});

/** All facts of a stream with what was sealed, checked as evidence. */
async function read(
  row: Row,
): Promise<readonly (StoredFact & { readonly sealed: Record<string, never> | null })[]> {
  const facts = await readStream(scene().database.app, row.home, row.id);
  const chain = verifyChain(facts, sm3);
  expect(chain).toEqual({ ok: true, value: { count: row.version, head: row.head } });
  const withSeal = facts
    .filter(({ envelope }) => envelope.sealed !== null)
    .map(({ envelope }) => envelope.id);
  const sealed = await readSealed(scene().database.app, row.home, withSeal);
  expect(sealed.size).toBe(withSeal.length);
  return facts.map((fact) => {
    const beside = sealed.get(fact.envelope.id);
    if (beside && fact.envelope.sealed) {
      expect(matchesSeal(fact.envelope.sealed, beside.content, beside.salt, sm3)).toBe(true);
    }
    return { ...fact, sealed: (beside?.content ?? null) as Record<string, never> | null };
  });
}
const at = (fact: StoredFact): Instant => instantFromText(fact.envelope.happenedAt);

describe('folded again from their facts', () => {
  test('cases are what their rows say, after every kind of fact', async () => {
    const rows = await rowsOf('casework.cases');
    const kinds = new Set<string>();
    for (const row of rows) {
      const facts = await read(row);
      for (const fact of facts) kinds.add(fact.envelope.type);
      const state = facts
        .map(({ envelope: { type, happenedAt, data }, sealed }) => fromRecord(type, happenedAt, data, sealed))
        .reduce(evolve, NO_CASE);
      expect(state).toEqual(row.state);
    }
    expect(rows.length).toBeGreaterThan(12);
    expect(kinds.size).toBe(21);
  });

  test('projects are what their rows say', async () => {
    const kinds = new Set<string>();
    for (const row of await rowsOf('projects.projects')) {
      const facts = await read(row);
      for (const fact of facts) kinds.add(fact.envelope.type);
      const state = facts
        .map(
          (fact) =>
            ({ ...fact.envelope.data, type: fact.envelope.type, at: at(fact) }) as unknown as ProjectFact,
        )
        .reduce<ReturnType<typeof evolveProject> | null>(evolveProject, null);
      expect(state).toEqual(row.state);
    }
    expect(kinds.size).toBe(9);
  });

  test('applications are what their rows say', async () => {
    const kinds = new Set<string>();
    for (const row of await rowsOf('applications.applications')) {
      const facts = await read(row);
      for (const fact of facts) kinds.add(fact.envelope.type);
      const state = facts
        .map(
          (fact) =>
            ({ ...fact.envelope.data, type: fact.envelope.type, at: at(fact) }) as unknown as ApplicationFact,
        )
        .reduce<ReturnType<typeof evolveApplication> | null>(evolveApplication, null);
      expect(state).toEqual(row.state);
    }
    expect([...kinds].sort()).toEqual([
      'application.case-opened',
      'application.closed',
      'application.queue-dropped',
      'application.submitted',
    ]);
  });

  test('columns beside the state say what the state says', async () => {
    const odd = await scene().database.app.read({
      name: 'odd',
      text: `SELECT id FROM casework.cases WHERE status <> state->>'status'
               OR (accepted_at IS NULL) <> (state->>'acceptedAt' IS NULL) OR (ended_at IS NULL) <> (state->>'endedAt' IS NULL)
             UNION ALL
             SELECT id FROM projects.projects WHERE code IS DISTINCT FROM state->>'code'
               OR code_status <> state->>'codeStatus' OR name <> state->>'name'
             UNION ALL
             SELECT id FROM applications.applications WHERE number <> state->>'number'
               OR (closed_at IS NULL) <> (state->>'closedAt' IS NULL)`,
    });
    expect(odd).toEqual([]);
  });
});
