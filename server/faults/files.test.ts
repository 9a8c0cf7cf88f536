import { beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { NOT_THERE } from '../journey/readers.ts';
import { type Filed, PRIVATE_FORM, useScene } from '../journey/scene.ts';
import { eraseFile } from '../materials/index.ts';

/** Files that are not there, belong to another project or were erased: neither material nor document. */
const scene = useScene();
let filed: Filed;
let foreign: string;

beforeEach(async () => {
  filed = await scene().file(['soil']);
  const other = await scene().register({ ...PRIVATE_FORM, name: '沈阳示例仓库' });
  foreign = await scene().owner.upload(other);
});
const erase = async (id: string) => {
  const { database, files, time } = scene();
  const by = '019a0000-0000-7000-8000-000000000009';
  const done = await eraseFile({ database: database.app, files }, { id, by, reason: 'mistake' }, time.now);
  expect(done.ok).toBe(true);
};
const apply = async (fileIds: readonly string[]) => {
  const { fileId: _, ...body } = await scene().filing(filed.projectId, ['land-grant']);
  const [first, ...rest] = body.materials;
  if (!first) throw new Error('no material is asked for');
  const materials = [{ ...first, fileIds }, ...rest];
  return scene().owner.post(`/api/projects/${filed.projectId}/applications`, { ...body, materials });
};
const grant = async (fileId: string) => {
  const { id, bodyId } = filed.of('soil');
  const approver = await scene().staff('case-approver', bodyId);
  await scene().done(approver, id, { type: 'accept' });
  return scene().command(approver, id, { type: 'grant', document: scene().document(fileId) });
};
const DOCUMENT = 'commands[0].command.document.fileId';

describe('as a material', () => {
  const FIELD = 'materials[0].fileIds';
  test('a file of another project is refused', async () => {
    expectRefusal(await apply([foreign]), 422, 'file-other-project', FIELD);
  });
  test('a file that is not there is refused alike', async () => {
    expectRefusal(await apply([NOT_THERE]), 422, 'file-other-project', FIELD);
  });
  test('one of another project among good ones is refused', async () => {
    expectRefusal(await apply([filed.fileId, foreign]), 422, 'file-other-project', FIELD);
  });
  test('an erased file is refused', async () => {
    const gone = await scene().owner.upload(filed.projectId);
    await erase(gone);
    expectRefusal(await apply([gone]), 422, 'file-gone', FIELD);
  });
  test('a material that nothing asks for, or twice the same, is refused', async () => {
    const { fileId, ...body } = await scene().filing(filed.projectId, ['land-grant']);
    const url = `/api/projects/${filed.projectId}/applications`;
    const unknown = { key: '__proto__', fileIds: [fileId] };
    const [first] = body.materials;
    const place = `materials[${body.materials.length}].key`;
    const refuse = async (material: unknown) =>
      scene().owner.post(url, { ...body, materials: [...body.materials, material] });
    expect(expectRefusal(await refuse(unknown), 422, 'invalid-submission', place).errors?.[0]?.code).toBe(
      'material-unknown',
    );
    expect(expectRefusal(await refuse(first), 422, 'invalid-submission', place).errors?.[0]?.code).toBe(
      'material-twice',
    );
  });
  test('the same file twice in one material counts once', async () => {
    const answer = await apply([filed.fileId, filed.fileId]);
    expect(answer.statusCode, answer.body).toBe(201);
    const { materials } = (await scene().owner.get(`/api/applications/${answer.json().id}`)).json();
    expect(materials[0].files.map((file: { id: string }) => file.id)).toEqual([filed.fileId]);
  });
});

describe('as a document', () => {
  test('a file of another project is refused', async () => {
    expectRefusal(await grant(foreign), 422, 'file-other-project', DOCUMENT);
  });
  test('a file that is not there is refused alike', async () => {
    expectRefusal(await grant(NOT_THERE), 422, 'file-other-project', DOCUMENT);
  });
  test('an erased file is refused, and nothing is decided', async () => {
    await erase(filed.fileId);
    expectRefusal(await grant(filed.fileId), 422, 'file-gone', DOCUMENT);
    expect((await scene().owner.get(`/api/cases/${filed.of('soil').id}`)).json().documents).toEqual([]);
  });
});

describe('erased afterwards', () => {
  test('a material’s bytes are gone for everybody, its name and digest stay', async () => {
    await erase(filed.fileId);
    expectRefusal(await scene().owner.get(`/api/files/${filed.fileId}`), 410, 'file-erased');
    const page = await scene().owner.get(`/api/applications/${filed.applicationId}`);
    expect(page.statusCode).toBe(200);
    expect(page.json().materials[0].files[0]).toMatchObject({ id: filed.fileId });
  });
});

describe('a correction', () => {
  const supply = async (given: object) => {
    const { id } = filed.of('soil');
    const items = [{ material: '方案', problem: '缺页' }];
    await scene().done(scene().window, id, { type: 'request-correction', items, replyBy: '2026-11-20' });
    return scene().command(scene().owner, id, { type: 'supply-correction', ...given });
  };
  test('with a file of another project is refused', async () => {
    const answer = await supply({ materials: [{ key: 'soil', fileIds: [foreign] }] });
    expectRefusal(answer, 422, 'file-other-project', 'commands[0].command.materials[0].fileIds');
  });
  test('with neither file nor word is none', async () => {
    expectRefusal(await supply({ materials: [] }), 422, 'invalid-fields', 'commands[0].command.materials');
  });
  test('that only explains is one', async () => {
    expect((await supply({ materials: [], note: '该项不适用，说明如下。' })).statusCode).toBe(200);
  });
});
