import { beforeAll, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { useScene } from '../../journey/scene.ts';
import type { Headers } from '../../journey/strangers.ts';
import { openCollect } from '../open-bridge.ts';
import { recordFound } from '../reconcile/differences.ts';

/**
 * national.reconcile-read: those who run, administer or audit the system; national.reconcile (run, explain,
 * repair): operators alone.
 */
const scene = useScene();
let runId: string;
let stray: string;
let untold: string;

const call = (method: 'GET' | 'POST', url: string, payload?: object) => (headers: Headers) =>
  scene().app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
const may = (...roles: Reader[1][]): Reader[] => [
  ...roles.map((role): Reader => [role, role, {}, 200]),
  ...otherRoles(scene(), roles, '210102-water'),
];
const RUNS = '/api/national/reconciliations';
const DIFFERENCES = '/api/national/differences';

beforeAll(async () => {
  const collect = await openCollect({ services: scene().services });
  const operator = await scene().as('operator');
  const asked = await operator.post(RUNS, { lines: ['investment'] });
  runId = asked.json().ids[0];
  const found = { subject: '示例', home: '210100', detail: '示例' } as const;
  await recordFound(
    scene().database.app,
    { id: runId, line: 'investment' },
    [
      { ...found, what: 'unknown-there', kind: 'investment.case', messageId: 'x-1', thing: null },
      { ...found, what: 'not-told', kind: 'investment.case', messageId: null, thing: 'investment.case:x' },
    ],
    scene().time.now,
    collect.newId,
  );
  const { rows } = (await operator.get(DIFFERENCES)).json<{ rows: { id: string; what: string }[] }>();
  stray = rows.find((row) => row.what === 'unknown-there')?.id ?? '';
  untold = rows.find((row) => row.what === 'not-told')?.id ?? '';
});

test('runs and differences are read by operators, system and audit administrators', async () => {
  const readers = () => may('operator', 'system-admin', 'audit-admin');
  const run = (id: string) => call('GET', `${RUNS}/${id}`);
  await askAs(scene(), readers(), run(runId), run(NOT_THERE));
  await askAs(scene(), readers(), call('GET', RUNS), run(NOT_THERE));
  await askAs(scene(), readers(), call('GET', DIFFERENCES), run(NOT_THERE));
  await refusesOtherTimes(scene(), 'operator', {}, run(runId), 'security-admin');
});

test('comparing, explaining and repairing is for operators alone', async () => {
  const explain = (id: string) => call('POST', `${DIFFERENCES}/${id}/explain`, { text: '示例说明' });
  const repair = (id: string) => call('POST', `${DIFFERENCES}/repair`, { ids: [id] });
  const compare = call('POST', RUNS, { lines: ['investment', 'construction'] });
  const others = may('operator').filter(([, , , status]) => status === 403);
  for (const ask of [explain(stray), repair(untold), compare]) await askAs(scene(), others, ask, ask);
  await refusesOtherTimes(scene(), 'operator', {}, compare, 'security-admin');

  const operator: Reader = ['operator', 'operator', {}, 200];
  await askAs(scene(), [operator], explain(stray), explain(NOT_THERE));
  await askAs(scene(), [['operator', 'operator', {}, 404]], explain(NOT_THERE), explain(NOT_THERE));
  await askAs(scene(), [operator], repair(untold), repair(untold));
  await askAs(scene(), [operator], compare, compare);
});

test('what is not ours, is being mended or is not there cannot be repaired, and says so', async () => {
  const operator = await scene().as('operator');
  for (const id of [stray, untold, NOT_THERE]) {
    const answer = await operator.post(`${DIFFERENCES}/repair`, { ids: [id] });
    expect(expectRefusal(answer, 422, 'nothing-to-repair').detail).toContain('不能自动处理');
  }
  const { rows } = (await operator.get(`${DIFFERENCES}?state=explained`)).json();
  expect(rows).toMatchObject([
    { id: stray, explanation: '示例说明', person: '示例运维人员', messageId: null, mayRepair: false },
  ]);
  const [told] = (await operator.get(`${DIFFERENCES}?what=not-told&home=210100`)).json().rows;
  expect(told).toMatchObject({
    id: untold,
    mayRepair: false,
    repair: { person: '示例运维人员', doneAt: null },
  });
});
