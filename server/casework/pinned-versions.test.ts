import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { expect, test } from 'vitest';
import { type NewVersion, publishVersions, withdrawVersion } from '../catalogue/index.ts';
import { useScene } from '../journey/scene.ts';
import { readStream } from '../platform/facts/index.ts';
import { type CaseRow, lawOf, readCases } from './index.ts';

/** A case runs to its end on what was in force when it was received (实施清单 and 基本目录 change; it does not). */
const scene = useScene();
const ITEM = 'flood-impact';
const PLACE = '210102';

const rowOf = async (id: string): Promise<CaseRow> => {
  const [row] = await readCases(scene().services.database, [id]);
  if (!row) throw new Error(id);
  return row;
};
const shown = async (id: string) => {
  const answer = await scene().owner.get(`/api/cases/${id}`);
  const { item, clocks, materials } = answer.json<{
    item: { version: number; committed: string; review: string };
    clocks: readonly unknown[];
    materials: readonly { key: string }[];
  }>();
  return { item, clocks, materials: materials.map(({ key }) => key) };
};

test('the implementation and the standard of its day, whatever is published or withdrawn later', async () => {
  const { services } = scene();
  const { catalogue, database } = services;
  const at = catalogue.itemAt(ITEM, PLACE);
  const body = at?.body;
  if (!at || !body) throw new Error('no item');
  const { standard } = at;
  const before = catalogue.implementation(ITEM, PLACE);
  const first = await scene().file([ITEM]);
  const { id } = first.of(ITEM);
  const row = await rowOf(id);
  expect(row).toMatchObject({
    item_version: standard.version,
    implementation_version: before?.version ?? 0,
    implementation_division: before?.division ?? null,
  });
  const seen = await shown(id);

  const publishedAt = formatInstant(services.clock.now() as Instant);
  const version = (before?.version ?? 0) + 1;
  const dropped = standard.materials.find(({ source }) => source === 'applicant')?.key ?? '';
  const rows: NewVersion[] = [
    {
      ...{ kind: 'standard', subject: ITEM, division: catalogue.province, version: standard.version + 1 },
      ...{ standard: null, validFrom: catalogue.today, publishedAt, origin: 'keeper' },
      body: { ...standard, version: standard.version + 1, review: '新的审查内容' },
    } as NewVersion,
    {
      ...{ kind: 'implementation', subject: ITEM, division: PLACE, version, standard: standard.version + 1 },
      ...{ validFrom: catalogue.today, publishedAt, origin: 'keeper' },
      body: {
        ...{ item: ITEM, division: PLACE, standard: standard.version + 1, mark: '示例' },
        local: {
          ...{ bodyId: body.id, supervisedBy: body.id, code: null, powerSource: '1', bodyNature: '1' },
          ...{ places: [], consult: '示例', complaint: '12345' },
        },
        elements: {
          committed: { ...standard.committed, value: 1 },
          materials: standard.materials.filter(({ key }) => key !== dropped),
        },
      },
    } as NewVersion,
  ];
  const law = services.law.version;
  await database.pipeline(publishVersions(rows));
  await services.law.refresh();
  // A publication of the catalogue moves no clock.
  expect(services.law.version).toBe(law);

  const second = (await scene().file([ITEM])).of(ITEM);
  const after = await rowOf(second.id);
  expect(after).toMatchObject({
    item_version: standard.version + 1,
    implementation_version: version,
    implementation_division: PLACE,
  });
  expect(lawOf(catalogue, after).item).toMatchObject({ review: '新的审查内容', committed: { value: 1 } });
  expect((await shown(second.id)).materials).toEqual(seen.materials.filter((key) => key !== dropped));
  expect(seen.materials).toContain(dropped);
  const [{ envelope } = { envelope: undefined }] = await readStream(database, after.home, after.id);
  expect(envelope?.data).toMatchObject({ implementation: { division: PLACE, version } });

  expect(await shown(id)).toEqual(seen);
  expect(lawOf(catalogue, await rowOf(id)).item).toEqual(lawOf(catalogue, row).item);

  // Withdrawn, it is not followed any more, but by the case that was received under it.
  const key = { kind: 'implementation', subject: ITEM, division: PLACE } as const;
  await database.pipeline(withdrawVersion(key, version, publishedAt, '承诺无法兑现'));
  await services.law.refresh();
  expect(lawOf(catalogue, await rowOf(second.id)).item.committed.value).toBe(1);
  const third = (await scene().file([ITEM])).of(ITEM);
  expect(await rowOf(third.id)).toMatchObject({
    item_version: standard.version + 1,
    implementation_version: 0,
    implementation_division: null,
  });
});

test('an item that was withdrawn can no longer be filed, and its cases go on', async () => {
  const { services } = scene();
  const { catalogue, database } = services;
  const running = (await scene().file([ITEM])).of(ITEM);
  const projectId = await scene().register();
  const offered = async () => {
    const answer = await scene().owner.get(`/api/projects/${projectId}/filing?stage=1`);
    return answer.json<{ items: { itemId: string }[] }>().items.map(({ itemId }) => itemId);
  };
  expect(await offered()).toContain(ITEM);
  const version = catalogue.item(ITEM)?.version ?? 0;
  const key = { kind: 'standard', subject: ITEM, division: catalogue.province } as const;
  await database.pipeline(
    withdrawVersion(key, version, formatInstant(services.clock.now() as Instant), '取消'),
  );
  await services.law.refresh();
  expect(await offered()).not.toContain(ITEM);
  expect((await scene().owner.get(`/api/projects/${projectId}`)).statusCode).toBe(200);
  const approver = await scene().staff('case-approver', running.bodyId);
  await scene().done(approver, running.id, { type: 'accept' });
  expect((await shown(running.id)).item.version).toBe(version);
});
