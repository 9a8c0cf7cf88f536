import type { CaseCommand } from '@zongheng/core/casework';
import { beforeAll, describe, expect, test } from 'vitest';
import { executeCases } from '../../casework/index.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { readStream } from '../../platform/facts/index.ts';

const scene = useScene();
const filed: Filed[] = [];
const seismic = (i: number) => {
  const found = filed[i];
  if (!found) throw new Error(`no filing ${i}`);
  return found.of('seismic');
};
const CORRECT = { type: 'request-correction', items: [{ material: '方案', problem: '缺页' }] } as const;
const SPECIAL = { type: 'start-special', kind: 'expert-review', days: 5 } as const;

beforeAll(async () => {
  for (let i = 0; i < 5; i += 1) filed.push(await scene().file(['seismic']));
}, 120_000);

describe('an impossible order is refused at the door, whoever reports it (国家平台数据质量规则 11, 12)', () => {
  /** Cases in the states that the table names. */
  const at = { received: 0, accepted: 1, special: 2, correction: 3, granted: 4 } as const;
  type At = keyof typeof at;
  const document = (state: At) => scene().document(filed[at[state]]?.fileId ?? '');

  beforeAll(async () => {
    scene().at('2026-11-02 09:30');
    const chief = await scene().staff('case-approver', seismic(0).bodyId);
    for (const state of ['accepted', 'special', 'correction', 'granted'] as const) {
      await scene().done(chief, seismic(at[state]).id, { type: 'accept' });
    }
    const handler = await scene().staff('case-handler', seismic(0).bodyId);
    scene().at('2026-11-02 14:00');
    await scene().done(handler, seismic(at.special).id, SPECIAL);
    await scene().done(handler, seismic(at.correction).id, { ...CORRECT, replyBy: '2026-11-20' });
    await scene().done(chief, seismic(at.granted).id, {
      type: 'grant',
      document: document('granted'),
    });
    scene().at('2026-11-02 15:00');
  });

  const GRANT = { type: 'grant' } as const;
  test.each<[string, At, { readonly type: string; readonly [more: string]: unknown }, string]>([
    ['a second acceptance (11)', 'accepted', { type: 'accept' }, 'wrong-order'],
    ['acceptance after the end (11)', 'granted', { type: 'accept' }, 'wrong-order'],
    ['a second end (11)', 'granted', GRANT, 'wrong-order'],
    ['a refusal after the grant (11)', 'granted', { type: 'refuse' }, 'wrong-order'],
    ['an end before acceptance', 'received', GRANT, 'wrong-order'],
    ['7 without 6 (12)', 'accepted', { type: 'supply-correction' }, 'wrong-order'],
    ['10 without 9 (12)', 'accepted', { type: 'end-special' }, 'wrong-order'],
    ['a second 9 before the 10 (12)', 'special', SPECIAL, 'special-open'],
    ['6 while 9 is open (12)', 'special', { ...CORRECT, replyBy: '2026-11-20' }, 'wrong-order'],
    ['a second 6 before the 7 (12)', 'correction', { ...CORRECT, replyBy: '2026-11-20' }, 'wrong-order'],
    ['9 while 6 is open (12)', 'correction', SPECIAL, 'wrong-order'],
    ['a grant while 9 is open (12)', 'special', GRANT, 'special-open'],
    ['a grant while 6 is open (12)', 'correction', GRANT, 'wrong-order'],
    ['9 before acceptance', 'received', SPECIAL, 'wrong-order'],
    ['9 of a kind the item does not list', 'accepted', { ...SPECIAL, kind: 'auction' }, 'special-not-listed'],
    ['anything after the end', 'granted', { ...CORRECT, replyBy: '2026-11-20' }, 'wrong-order'],
    ['a delivery before the decision', 'accepted', { type: 'deliver' }, 'not-decided'],
    ['the future', 'received', { type: 'accept', happenedAt: '2026-11-02T07:00:01Z' }, 'in-the-future'],
    [
      'the future, told in another time zone',
      'received',
      { type: 'accept', happenedAt: '2026-11-02T17:00:00+09:00' },
      'in-the-future',
    ],
    [
      'before the step before it',
      'accepted',
      { type: 'end-special', happenedAt: '2026-11-02T09:29:00+08:00' },
      'before-last-step',
    ],
  ])('%s', async (_, state, command, code) => {
    const { id, bodyId } = seismic(at[state]);
    const whole = { ...command, ...wordsOf(command.type, document(state)) };
    const role = ['grant', 'refuse'].includes(command.type) ? 'case-approver' : 'case-handler';
    const who = command.type === 'supply-correction' ? scene().owner : await scene().staff(role, bodyId);
    const over = await scene().command(who, id, whole);
    expect([over.statusCode >= 400, over.json().code], over.body).toEqual([true, code]);

    const { happenedAt, ...law } = whole as { readonly happenedAt?: string; readonly document?: object };
    const direct = {
      ...law,
      ...(happenedAt === undefined ? {} : { at: Date.parse(happenedAt) }),
      // Over HTTP a file is looked up first; here it stands there.
      ...(law.document
        ? { document: { ...law.document, file: { fileId: 'f', digest: 'd', name: '批复.pdf' } } }
        : {}),
    };
    const [outcome] = await executeCases(
      scene().services,
      [{ caseId: id, command: direct as unknown as CaseCommand }],
      {
        actor: { system: 'city' },
        channel: 'from-city',
        allOrNothing: true,
        authorize: () => ({ ok: true, value: undefined }),
      },
    );
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
  });

  test('an end closes what is open, in the same transaction: every 6 has its 7, every 9 its 10', async () => {
    for (const state of ['special', 'correction'] as const) {
      await scene().done(scene().owner, seismic(at[state]).id, { type: 'withdraw', reason: '不再建设。' });
      const facts = await readStream(scene().database.app, '210100', seismic(at[state]).id);
      const count = (type: string) => facts.filter(({ envelope }) => envelope.type === type).length;
      expect(count('case.special-started')).toBe(count('case.special-ended'));
      expect(count('case.correction-requested')).toBe(count('case.correction-supplied'));
    }
  });
});

/** What the schema asks of a command beside what the table is about. */
function wordsOf(type: string, document: object): object {
  if (type === 'grant') return { document };
  if (type === 'refuse') return { document, reason: '不符合条件。' };
  if (type === 'supply-correction') return { materials: [], note: '已补正。' };
  return type === 'deliver' ? { method: '邮寄' } : {};
}
