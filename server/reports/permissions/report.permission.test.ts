import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';

/** report.file, report.correct: the project's own unit. Reading: everybody who reads the project (project.read). */
const scene = useScene();
let filed: Filed;
let otherUnit: string;
let reportId: string;

const START = {
  kind: 'start',
  workId: null,
  happenedOn: '2026-10-20',
  period: null,
  investedTotal: null,
  text: null,
  cause: null,
};
beforeAll(async () => {
  filed = await scene().file(['soil', 'seismic']);
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
  const first = await scene().owner.post(`/api/projects/${filed.projectId}/reports`, START);
  expect(first.statusCode, first.body).toBe(201);
  reportId = first.json().id;
});

const post = (url: string, payload: object) => (headers: Headers) =>
  scene().app.inject({ method: 'POST', url, headers, payload });
const PROGRESS = {
  ...START,
  kind: 'progress',
  happenedOn: '2026-10-31',
  period: '2026-10',
  investedTotal: '10',
  text: '土方。',
};
const file = (id: string) => post(`/api/projects/${id}/reports`, PROGRESS);
const { kind: _, workId: __, ...VALUES } = START;
const correct = (id: string) =>
  post(`/api/reports/${id}/correct`, { ...VALUES, reason: '笔误。', version: 1 });
const withdraw = (id: string) => post(`/api/reports/${id}/withdraw`, { reason: '误报。', version: 2 });
const read = (id: string) => (headers: Headers) =>
  scene().app.inject({ url: `/api/projects/${id}/reports`, headers });
const state = async () =>
  (
    await read(filed.projectId)(
      await scene().signIn((await scene().person('unit-member', { unitId: scene().unitId })).login),
    )
  )
    .json()
    .rows.map(({ version, status }: { version: number; status: string }) => `${version} ${status}`);

test.each([
  ['file', file, () => filed.projectId],
  ['correct', correct, () => reportId],
  ['withdraw', withdraw, () => reportId],
] as const)(
  '%s: another unit, officials, nobody and seats of another time do nothing',
  async (_name, ask, id) => {
    const others: Reader[] = [
      ['another unit', 'unit-member', { unitId: otherUnit }, 404],
      ...otherRoles(scene(), ['unit-member'], '210102-water'),
    ];
    await askAs(scene(), others, ask(id()), ask(NOT_THERE));
    await refusesOtherTimes(scene(), 'unit-member', { unitId: scene().unitId }, ask(id()));
    expect(await state()).toEqual(['1 valid']);
  },
);

test('its unit files, corrects and withdraws', async () => {
  const own = (status: 200 | 201): Reader[] => [
    ['its unit', 'unit-member', { unitId: scene().unitId }, status],
  ];
  await askAs(scene(), own(200), correct(reportId), correct(NOT_THERE));
  expect(await state()).toEqual(['2 valid']);
  await askAs(scene(), own(200), withdraw(reportId), withdraw(NOT_THERE));
  expect(await state()).toEqual(['3 withdrawn']);
  await scene().owner.post(`/api/projects/${filed.projectId}/reports`, START);
  await askAs(scene(), own(201), file(filed.projectId), file(NOT_THERE));
  expect(await state()).toEqual(['3 withdrawn', '1 valid', '1 valid']);
});

test('who reads the project reads its reports, and nobody else; only the unit is offered to report', async () => {
  const { unitId, windowBodyId } = scene();
  const readers: Reader[] = [
    ['its unit', 'unit-member', { unitId }, 200],
    ['another unit', 'unit-member', { unitId: otherUnit }, 404],
    ['the window of its city', 'window-clerk', { bodyId: windowBodyId }, 200],
    ['a department of the district', 'case-handler', { bodyId: '210102-water' }, 200],
    ['a department of another district', 'case-approver', { bodyId: '210103-water' }, 404],
    ['a supervisor of the district', 'supervisor', { division: '210102' }, 200],
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
  await refusesOtherTimes(scene(), 'unit-member', { unitId }, read(filed.projectId));
  const { login } = await scene().person('leader', { division: '210000' });
  const offered = (await read(filed.projectId)(await scene().signIn(login))).json().mayFile;
  expect(offered).toEqual([]);
});

test('what is due is told to the unit that owes it', async () => {
  const { unitId } = scene();
  const due = (headers: Headers) => scene().app.inject({ url: '/api/reports/due', headers });
  scene().at('2027-01-05 09:00');
  const rows = async (unit: string) =>
    (await due(await signedIn(scene(), 'unit-member', { unitId: unit }))).json().rows;
  expect(await rows(unitId)).toMatchObject([
    { project: { id: filed.projectId }, period: '2026', dueOn: '2027-01-31', overdue: false },
  ]);
  expect(await rows(otherUnit)).toEqual([]);
  await askAs(scene(), otherRoles(scene(), ['unit-member'], '210102-water'), due, due);
  await refusesOtherTimes(scene(), 'unit-member', { unitId }, due);
  scene().at('2026-11-02 09:00');
  expect(await rows(unitId)).toEqual([]);
});
