import { expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { PRIVATE_FORM, useScene } from '../journey/scene.ts';

/** What mending a declaration may change, and what was fixed when the project was registered. */
const scene = useScene();
const amend = (id: string, form: object, version = 2) =>
  scene().owner.put(`/api/projects/${id}/form`, { form, version });
const page = async (id: string) => (await scene().owner.get(`/api/projects/${id}`)).json();

test('the city is fixed: its number, window and record are that city’s', async () => {
  const id = await scene().declare();
  const elsewhere = {
    ...PRIVATE_FORM,
    approvalDivision: '210200',
    places: [{ division: '210202', detail: '示例路2号' }],
  };
  const { errors } = expectRefusal(await amend(id, elsewhere), 422, 'invalid-form', 'form.approvalDivision');
  expect(errors?.[0]).toMatchObject({ code: 'home-fixed', message: expect.stringContaining('重新登记') });
  expect(await page(id)).toMatchObject({ home: '210100', version: 2, form: { approvalDivision: '210100' } });
});

test('within the city the approving division may change, and its officials see the project', async () => {
  const id = await scene().declare();
  const district = {
    ...PRIVATE_FORM,
    approvalDivision: '210103',
    places: [{ division: '210103', detail: '示例街3号' }],
  };
  expect((await amend(id, district)).statusCode).toBe(200);
  const sees = async (division: string) =>
    (await (await scene().as('supervisor', { division })).get(`/api/projects/${id}`)).statusCode;
  expect([await sees('210103'), await sees('210102')]).toEqual([200, 404]);
});

test('nothing is mended without change of right: not the unit, not after a code, not at an old version', async () => {
  const id = await scene().declare();
  const [unit] = PRIVATE_FORM.units;
  const foreign = { ...PRIVATE_FORM, units: [{ ...unit, name: '别的公司' }] };
  expectRefusal(await amend(id, foreign), 422, 'invalid-form', 'form.units[0]');
  expectRefusal(await amend(id, PRIVATE_FORM, 1), 409, 'version-conflict');
  await scene().work();
  const { version } = await page(id);
  expectRefusal(await amend(id, PRIVATE_FORM, version), 409, 'state-conflict');
});
