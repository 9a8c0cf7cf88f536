import { beforeAll, describe, expect, test } from 'vitest';
import { NOT_THERE } from '../journey/readers.ts';
import { type Filed, type Scene, useScene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';

/** What a case page offers is what can be done: every button works, and what is not offered is refused. */
const scene = useScene();
const CORRECTION = {
  type: 'request-correction',
  items: [{ material: '方案', problem: '缺页' }],
  replyBy: '2026-12-20',
};
const SPECIAL = { type: 'start-special', kind: 'expert-review', days: 5 };

type Bring = (world: Scene, filed: Filed, id: string, handler: Caller, approver: Caller) => Promise<void>;
const accept: Bring = ({ done, window }, _, id) => done(window, id, { type: 'accept' });
const grant: Bring = async (world, filed, id, handler, approver) => {
  await accept(world, filed, id, handler, approver);
  await world.done(approver, id, { type: 'grant', document: world.document(filed.fileId) });
};
const supplied = ({ fileId }: Filed) => ({
  type: 'supply-correction',
  materials: [{ key: 'soil', fileIds: [fileId] }],
});

const STATES: readonly (readonly [string, Bring])[] = [
  ['received', async () => {}],
  ['sent back before acceptance', ({ done, window }, _, id) => done(window, id, CORRECTION)],
  [
    'supplied before acceptance',
    async ({ done, window, owner }, filed, id) => {
      await done(window, id, CORRECTION);
      await done(owner, id, supplied(filed));
    },
  ],
  ['accepted', accept],
  [
    'sent back after acceptance',
    async (world, filed, id, handler, approver) => {
      await accept(world, filed, id, handler, approver);
      await world.done(handler, id, CORRECTION);
    },
  ],
  [
    'in a special procedure',
    async (world, filed, id, handler, approver) => {
      await accept(world, filed, id, handler, approver);
      await world.done(handler, id, SPECIAL);
    },
  ],
  [
    'after a special procedure',
    async (world, filed, id, handler, approver) => {
      await accept(world, filed, id, handler, approver);
      await world.done(handler, id, SPECIAL);
      await world.done(handler, id, { type: 'end-special' });
    },
  ],
  [
    'extended',
    async (world, filed, id, handler, approver) => {
      await accept(world, filed, id, handler, approver);
      await world.done(approver, id, { type: 'extend', days: 5, reason: '情况复杂。' });
    },
  ],
  ['granted', grant],
  [
    'granted and delivered',
    async (world, filed, id, handler, approver) => {
      await grant(world, filed, id, handler, approver);
      await world.done(world.window, id, { type: 'deliver', method: '窗口领取' });
    },
  ],
  [
    'revoked',
    async (world, filed, id, handler, approver) => {
      await grant(world, filed, id, handler, approver);
      await world.done(approver, id, { type: 'revoke', reason: '理由', basis: '依据' });
    },
  ],
  [
    'refused',
    async (world, filed, id, handler, approver) => {
      await accept(world, filed, id, handler, approver);
      await world.done(approver, id, {
        type: 'refuse',
        reason: '理由',
        document: world.document(filed.fileId),
      });
    },
  ],
  ['withdrawn', ({ done, owner }, _, id) => done(owner, id, { type: 'withdraw', reason: '理由' })],
  ['not accepted', ({ done, window }, _, id) => done(window, id, { type: 'not-needed', reason: '理由' })],
];

const commands = (
  filed: Filed,
): readonly (Readonly<Record<string, unknown>> & { readonly type: string })[] => {
  const document = () => scene().document(filed.fileId);
  return [
    { type: 'accept' },
    { type: 'not-needed', reason: '理由' },
    { type: 'refuse-acceptance', reason: '理由', basis: '依据' },
    CORRECTION,
    supplied(filed),
    SPECIAL,
    { type: 'end-special' },
    { type: 'extend', days: 5, reason: '情况复杂。' },
    { type: 'grant', document: document() },
    { type: 'grant-owed', document: document(), owed: [{ material: '交通影响评价', until: '2026-12-31' }] },
    { type: 'refuse', reason: '理由', document: document() },
    { type: 'withdraw', reason: '理由' },
    { type: 'revoke', reason: '理由', basis: '依据' },
    { type: 'deliver', method: '窗口领取' },
  ];
};

/** Whether a command would be taken: tried in a batch that another command is sure to refuse. */
async function wouldDo(who: Caller, caseId: string, command: object): Promise<boolean> {
  const doomed = { caseId: NOT_THERE, command: { type: 'end-special' } };
  const answer = await who.post('/api/cases/commands', { commands: [{ caseId, command }, doomed] });
  const fields = answer.json<{ errors: { field: string }[] }>().errors.map((error) => error.field);
  expect(fields.at(-1)).toBe('commands[1]');
  return fields.length === 1;
}

describe.each(STATES)('a case %s', (_, bring) => {
  let filed: Filed;
  let people: readonly (readonly [string, Caller])[];
  let id: string;
  beforeAll(async () => {
    filed = await scene().file(['soil']);
    const one = filed.of('soil');
    id = one.id;
    const handler = await scene().staff('case-handler', one.bodyId);
    const approver = await scene().staff('case-approver', one.bodyId);
    await bring(scene(), filed, id, handler, approver);
    people = [
      ['owner', scene().owner],
      ['window', scene().window],
      ['handler', handler],
      ['approver', approver],
    ];
  });

  test('offers to each what each can do, says why not where not, and nothing else', async () => {
    for (const [who, caller] of people) {
      const page = (await caller.get(`/api/cases/${id}`)).json<{
        actions: { type: string; blocked: string | null }[];
      }>();
      const offered = new Map(page.actions.map(({ type, blocked }) => [type, blocked]));
      for (const command of commands(filed)) {
        const { type } = command;
        const blocked = offered.get(type);
        expect([who, type, await wouldDo(caller, id, command)]).toEqual([who, type, blocked === null]);
        if (typeof blocked === 'string') expect(blocked).toMatch(/\p{Script=Han}/u);
      }
    }
  });
});
