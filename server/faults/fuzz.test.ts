import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { changes, mutated } from '../journey/mutations.ts';
import { expectProblem } from '../journey/problem.ts';
import { DECLARED, type Filed, PRIVATE_FORM, useScene } from '../journey/scene.ts';

/** Valid bodies with hostile changes: taken or refused, never an error of the server's own. */
const scene = useScene();
const json = { 'content-type': 'application/json' };
let filed: Filed;
let second: Filed;

beforeAll(async () => {
  filed = await scene().file(['soil', 'eia-form', 'land-grant']);
  second = await scene().file(['soil']);
  const one = second.of('soil');
  await scene().done(scene().window, one.id, { type: 'accept' });
});

type Body = {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly by: 'owner' | 'window' | 'approver';
  readonly body: unknown;
};

/** Sends a body with changes, and expects an answer that is no error. */
async function holds(made: readonly Body[], runs: number): Promise<void> {
  const approver = await scene().staff('case-approver', second.of('soil').bodyId);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...made), changes, async ({ url, method, by, body }, how) => {
      const who = by === 'approver' ? approver : scene()[by];
      const answer = await who.send(method, url, mutated(body, how), json);
      expect(answer.statusCode, answer.body).toBeLessThan(500);
      if (answer.statusCode >= 300) expectProblem(answer);
    }),
    { numRuns: runs },
  );
  const errors = scene().lines.filter((line) => line.includes('"level":"error"'));
  expect(errors).toEqual([]);
}

const UNIT = {
  ...PRIVATE_FORM.units[0],
  contributions: [{ investor: '示例投资', country: '中国', amount: '100', share: '50.5', mode: '货币' }],
};
const FULL = {
  ...PRIVATE_FORM,
  inZone: true,
  zoneName: '示例开发区',
  composition: {
    civil: '12345.67',
    equipment: '0',
    installation: '0',
    other: '0',
    reserve: '0',
    interest: '0',
  },
  foreign: { mode: '独资', totalUsd: '1', capitalUsd: '1', rate: '7.1', securityReview: false },
  units: [UNIT],
};

test('registering a project', async () => {
  const url = '/api/projects';
  const bodies = [PRIVATE_FORM, FULL].map((form) => ({ declaration: DECLARED, form }));
  await holds(
    bodies.map((body) => ({ url, method: 'POST', by: 'owner', body })),
    300,
  );
}, 60_000);

test('mending a declaration', async () => {
  const url = `/api/projects/${await scene().declare()}/form`;
  await holds([{ url, method: 'PUT', by: 'owner', body: { form: FULL, version: 2 } }], 100);
}, 60_000);

test('filing an application', async () => {
  const { fileId: _, ...body } = await scene().filing(filed.projectId, ['seismic', 'ent-filing', 'energy']);
  const url = `/api/projects/${filed.projectId}/applications`;
  await holds([{ url, method: 'POST', by: 'owner', body: { ...body, note: '备注' } }], 200);
}, 60_000);

test('reporting construction', async () => {
  const url = `/api/projects/${filed.projectId}/reports`;
  const body = {
    kind: 'start',
    workId: filed.workIds[0],
    happenedOn: '2026-10-20',
    period: null,
    investedTotal: '12.5',
    text: '说明',
    cause: null,
  };
  await holds([{ url, method: 'POST', by: 'owner', body }], 150);
}, 60_000);

test('giving commands', async () => {
  const { id } = filed.of('soil');
  const running = second.of('soil').id;
  const happenedAt = '2026-11-02T01:00:00Z';
  const document = { ...scene().document(second.fileId) };
  const materials = [{ key: 'soil', fileIds: [filed.fileId] }];
  const give = (by: Body['by'], caseId: string, command: object): Body => ({
    url: '/api/cases/commands',
    method: 'POST',
    by,
    body: { commands: [{ caseId, command: { ...command, happenedAt } }], allOrNothing: false },
  });
  const items = [{ material: '方案', problem: '缺页' }];
  await holds(
    [
      give('window', id, { type: 'accept' }),
      give('window', id, { type: 'not-needed', reason: '理由' }),
      give('window', id, { type: 'refuse-acceptance', reason: '理由', basis: '依据', rightBody: '部门' }),
      give('window', id, { type: 'request-correction', items, replyBy: '2026-11-20' }),
      give('owner', id, { type: 'supply-correction', materials, note: '说明' }),
      give('owner', id, { type: 'withdraw', reason: '理由' }),
      give('approver', running, {
        type: 'start-special',
        kind: 'expert-review',
        name: '评审',
        days: 5,
        note: '注',
      }),
      give('approver', running, { type: 'end-special', note: '注' }),
      give('approver', running, { type: 'extend', days: 5, reason: '理由' }),
      give('approver', running, { type: 'grant', document }),
      give('approver', running, {
        type: 'grant-owed',
        document,
        owed: [{ material: '方案', until: '2026-12-01' }],
      }),
      give('approver', running, { type: 'refuse', reason: '理由', document }),
      give('approver', running, { type: 'revoke', reason: '理由', basis: '依据' }),
      give('approver', running, { type: 'deliver', method: '邮寄' }),
    ],
    500,
  );
}, 60_000);
