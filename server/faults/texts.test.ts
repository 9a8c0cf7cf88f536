import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { DECLARED, type Filed, type Filing, PRIVATE_FORM, useScene } from '../journey/scene.ts';

/** Texts of every kind at their limits, and what no text may hold. */
const scene = useScene();
let filed: Filed;
let filing: Filing;

beforeAll(async () => {
  filed = await scene().file(['soil', 'land-grant', 'eia-form']);
  const { fileId: _, ...body } = await scene().filing(filed.projectId, ['seismic']);
  filing = body;
});

/** One text of the interface: where it stands, how long it may be, and how to send it. */
type Text = {
  readonly field: string;
  readonly max: number;
  /** Several lines are allowed. */
  readonly lines?: true;
  readonly send: (text: unknown) => ReturnType<ReturnType<typeof scene>['owner']['post']>;
};

const register = (form: object) => scene().owner.post('/api/projects', { declaration: DECLARED, form });
const ofForm = (name: string, max: number, lines?: true): Text => ({
  field: `form.${name}`,
  max,
  ...(lines && { lines }),
  send: (text) => register({ ...PRIVATE_FORM, [name]: text }),
});
const unit = PRIVATE_FORM.units[0] ?? {};
const apply = (changes: object) =>
  scene().owner.post(`/api/projects/${filed.projectId}/applications`, { ...filing, ...changes });
const command = (by: 'owner' | 'window', item: string, given: object) =>
  scene().command(scene()[by], filed.of(item).id, given);
const CORRECTION = { type: 'request-correction', replyBy: '2026-11-20' };
const REFUSAL = { type: 'refuse-acceptance', reason: '理由', basis: '依据' };

const TEXTS: readonly Text[] = [
  ofForm('name', 512),
  ofForm('content', 4000, true),
  ofForm('zoneName', 100),
  ofForm('investmentNote', 500, true),
  ofForm('permitItemCode', 50),
  {
    field: 'form.places[0].detail',
    max: 200,
    send: (detail) => register({ ...PRIVATE_FORM, places: [{ division: '210102', detail }] }),
  },
  {
    field: 'form.units[0].contactName',
    max: 60,
    send: (contactName) => register({ ...PRIVATE_FORM, units: [{ ...unit, contactName }] }),
  },
  {
    field: 'contact.name',
    max: 60,
    send: (name) => apply({ contact: { name, mobile: '19900001234' } }),
  },
  { field: 'note', max: 1000, lines: true, send: (note) => apply({ note }) },
  {
    field: 'commands[0].command.reason',
    max: 1000,
    lines: true,
    send: (reason) => command('window', 'soil', { type: 'not-needed', reason }),
  },
  {
    field: 'commands[0].command.basis',
    max: 500,
    lines: true,
    send: (basis) => command('window', 'soil', { ...REFUSAL, basis }),
  },
  {
    field: 'commands[0].command.rightBody',
    max: 200,
    send: (rightBody) => command('window', 'soil', { ...REFUSAL, rightBody }),
  },
  {
    field: 'commands[0].command.items[0].material',
    max: 200,
    send: (material) => command('window', 'soil', { ...CORRECTION, items: [{ material, problem: '缺页' }] }),
  },
  {
    field: 'commands[0].command.items[0].problem',
    max: 1000,
    lines: true,
    send: (problem) => command('window', 'soil', { ...CORRECTION, items: [{ material: '方案', problem }] }),
  },
  {
    field: 'commands[0].command.reason',
    max: 1000,
    lines: true,
    send: (reason) => command('owner', 'soil', { type: 'withdraw', reason }),
  },
  {
    field: 'commands[0].command.method',
    max: 100,
    send: (method) => command('window', 'soil', { type: 'deliver', method }),
  },
];

/** What nobody can see or type: it cannot be stored, or deceives whoever reads it. */
const FORBIDDEN: readonly (readonly [what: string, text: string])[] = [
  ['U+0000', '甲\u0000乙'],
  ['a bell', '甲\u0007乙'],
  ['an escape sequence', '甲\u001b[31m乙'],
  ['a delete', '甲\u007f乙'],
  ['a control character of the second block', '甲\u0085乙'],
  ['half a character', '甲\ud800乙'],
  ['the other half', '甲\udc00乙'],
  ['a turn of the writing direction', '甲\u202e乙'],
  ['an isolated turn', '甲\u2066乙'],
];

describe.each(TEXTS.map((text) => [`${text.field} (${text.max})`, text] as const))('%s', (_, text) => {
  test.each(FORBIDDEN)('with %s is refused, naming the field', async (_what, bad) => {
    const answer = await text.send(bad);
    expectRefusal(answer, 422, 'invalid-fields', text.field);
    expect(answer.body).not.toContain('甲');
  });

  test('of nothing but blanks is refused', async () => {
    for (const blank of ['', '   ', '\u3000\u3000', '\u200b', '\ufeff \u2060']) {
      expectRefusal(await text.send(blank), 422, 'invalid-fields', text.field);
    }
  });

  test('of several lines', async () => {
    const answer = await text.send('第一行\n第二行\t缩进');
    if (text.lines) expect(answer.json().code).not.toBe('invalid-fields');
    else expectRefusal(answer, 422, 'invalid-fields', text.field);
  });

  test('one longer than it may be is refused, and at the limit it is not', async () => {
    const { errors } = expectRefusal(
      await text.send('长'.repeat(text.max + 1)),
      422,
      'invalid-fields',
      text.field,
    );
    expect(errors?.[0]?.message).toContain(`最多 ${text.max} 个字`);
    expect((await text.send('长'.repeat(text.max))).json().code).not.toBe('invalid-fields');
  });

  test.each([null, 7, true, ['甲'], { 甲: '乙' }])('as %j is refused', async (wrong) => {
    expectRefusal(await text.send(wrong), 422, 'invalid-fields', text.field);
  });
});

test('signs that only look dangerous are stored and given back as they are', async () => {
  const name = `'; DROP TABLE projects.projects; -- <script>alert(1)</script> 𠮷野家 "引号" \\u0000 100% _`;
  const answer = await register({ ...PRIVATE_FORM, name });
  expect(answer.statusCode, answer.body).toBe(201);
  expect((await scene().owner.get(`/api/projects/${answer.json().id}`)).json().name).toBe(name);
});
