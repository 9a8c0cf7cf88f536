import { beforeAll, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';

/**
 * supervision.record: supervisors whose division reaches the project. supervision.resolve: of them, those of the
 * division that made the record, or above. Reading: everybody who reads the project (project.read).
 */
const scene = useScene();
let filed: Filed;
let otherUnit: string;
beforeAll(async () => {
  filed = await scene().file(['soil', 'seismic']);
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
});

const GIVEN = { situation: 'other', level: 1, recordedOn: '2026-11-02', content: '现场围挡不全。' };
const post = (url: string, payload: object) => (headers: Headers) =>
  scene().app.inject({ method: 'POST', url, headers, payload });
const record = (id: string) => post(`/api/projects/${id}/supervision-records`, GIVEN);
const resolve = (id: string) =>
  post(`/api/supervision-records/${id}/resolve`, { result: '已改正。', version: 1 });
const withdraw = (id: string) =>
  post(`/api/supervision-records/${id}/withdraw`, { reason: '误记。', version: 1 });
const read = (id: string) => (headers: Headers) =>
  scene().app.inject({ url: `/api/projects/${id}/supervision-records`, headers });
const made = async (division: string): Promise<string> => {
  const answer = await record(filed.projectId)(await signedIn(scene(), 'supervisor', { division }));
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
};

test('supervisors of the project’s divisions record, and nobody else', async () => {
  const readers: Reader[] = [
    ['of the district', 'supervisor', { division: '210102' }, 201],
    ['of the city', 'supervisor', { division: '210100' }, 201],
    ['of the province', 'supervisor', { division: '210000' }, 201],
    ['of another district', 'supervisor', { division: '210103' }, 404],
    ['of another city', 'supervisor', { division: '210200' }, 404],
    ...otherRoles(scene(), ['supervisor'], '210102-water'),
  ];
  await askAs(scene(), readers, record(filed.projectId), record(NOT_THERE));
  await refusesOtherTimes(scene(), 'supervisor', { division: '210102' }, record(filed.projectId));
  const rows = (
    await read(filed.projectId)(await signedIn(scene(), 'supervisor', { division: '210102' }))
  ).json().rows;
  expect(rows.length).toBe(3);
});

test.each([
  ['resolve', resolve],
  ['withdraw', withdraw],
] as const)('%s: the division that made it or one above it, and nobody else', async (_, ask) => {
  const id = await made('210100');
  const others: Reader[] = [
    ['of another district', 'supervisor', { division: '210103' }, 404],
    ['of another city', 'supervisor', { division: '210200' }, 404],
    ...otherRoles(scene(), ['supervisor'], '210102-water'),
  ];
  await askAs(scene(), others, ask(id), ask(NOT_THERE));
  await refusesOtherTimes(scene(), 'supervisor', { division: '210100' }, ask(id));
  const below = await ask(id)(await signedIn(scene(), 'supervisor', { division: '210102' }));
  expect(expectRefusal(below, 403, 'forbidden').detail).toContain('上级');
  const own: Reader[] = [['its own', 'supervisor', { division: '210100' }, 200]];
  await askAs(scene(), own, ask(id), ask(NOT_THERE));
  const above: Reader[] = [['the province', 'supervisor', { division: '210000' }, 200]];
  await askAs(scene(), above, ask(await made('210100')), ask(NOT_THERE));
});

test('who reads the project reads its records, and nobody else', async () => {
  const { unitId, windowBodyId } = scene();
  const readers: Reader[] = [
    ['its unit', 'unit-member', { unitId }, 200],
    ['another unit', 'unit-member', { unitId: otherUnit }, 404],
    ['the window of its city', 'window-clerk', { bodyId: windowBodyId }, 200],
    ['a department of the district', 'case-handler', { bodyId: '210102-water' }, 200],
    ['a department of another district', 'case-approver', { bodyId: '210103-water' }, 404],
    ['a supervisor of another city', 'supervisor', { division: '210200' }, 404],
    ['a leader of the province', 'leader', { division: '210000' }, 200],
    ['a keeper elsewhere', 'catalogue-keeper', { bodyId: '210202-water' }, 404],
  ];
  const may = [
    'unit-member',
    'window-clerk',
    'case-handler',
    'case-approver',
    'supervisor',
    'leader',
    'catalogue-keeper',
  ] as const;
  await askAs(scene(), readers, read(filed.projectId), read(NOT_THERE));
  await askAs(scene(), otherRoles(scene(), may, '210102-water'), read(filed.projectId), read(NOT_THERE));
  await refusesOtherTimes(scene(), 'leader', { division: '210100' }, read(filed.projectId));
  for (const [role, seat] of [
    ['unit-member', { unitId }],
    ['leader', { division: '210000' }],
    ['case-approver', { bodyId: '210102-water' }],
  ] as const) {
    const shown = (await read(filed.projectId)(await signedIn(scene(), role, seat))).json();
    expect([shown.mayRecord, shown.rows.flatMap((row: { actions: string[] }) => row.actions)]).toEqual([
      false,
      [],
    ]);
  }
});
