import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { askAs, otherRoles, refusesOtherTimes } from '../../journey/readers.ts';
import { PRIVATE_FORM, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';
import { createShelf } from './shelf.ts';
import { readAreas } from './store.ts';

/** 210102 is where the scene's project is built; its city has a part of the items. */
const scene = useScene();
const LEAD = '210100-development-reform';
const WATER = '210100-water';
const content = {
  division: '210100',
  name: '示例产业园区域评估',
  extent: '东至示例一路,南至示例二路,西至示例三路,北至示例四路',
  documentNumber: '沈示例〔2026〕9号',
  issuedBy: '沈阳市人民政府',
  validFrom: '2026-01-01',
  validTo: '2029-01-01',
  effects: [
    { item: 'soil', effect: 'off', note: '已编制区域水土保持方案,项目执行区域方案', days: null },
    { item: 'energy', effect: 'simplified', note: '只填写节能承诺表', days: 1 },
  ],
};

type Answer = Awaited<ReturnType<ReturnType<typeof scene>['app']['inject']>>;
const send = (url: string, payload: object) => (headers: Headers) =>
  scene().app.inject({ method: 'POST', url, headers, payload });
const publish = (more: object = {}) => send('/api/catalogue/areas', { ...content, ...more });
const keeper = (bodyId: string, more: object = {}) =>
  signedIn(scene(), 'catalogue-keeper', { bodyId, ...more });
const published = async (more: object = {}) => {
  const answer = await publish(more)(await keeper(LEAD));
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string; version: number; token: string; number: number }>();
};
const formIn = (...areaIds: string[]) => ({ ...PRIVATE_FORM, areaAssessed: true, areaIds });
const declare = (form: object) =>
  scene().owner.post('/api/projects', { declaration: { nonClassified: true, truthful: true }, form });
const fieldOf = (answer: Answer) => {
  expect(answer.statusCode, answer.body).toBe(422);
  return answer.json<{ errors?: { field: string; code: string }[] }>().errors?.[0];
};

let area: Awaited<ReturnType<typeof published>>;
beforeAll(async () => {
  area = await published();
});

describe('what an area says', () => {
  test.each<[string, object, string, string]>([
    ['ends before it begins', { validTo: '2025-12-31' }, 'validTo', 'area-period'],
    ['is over', { validFrom: '2025-01-01', validTo: '2026-11-02' }, 'validTo', 'area-period'],
    ['would hold too long', { validTo: '2037-01-01' }, 'validTo', 'area-period'],
    [
      'an item nobody knows',
      { effects: [{ ...content.effects[0], item: 'nothing' }] },
      'effects[0].item',
      'area-item',
    ],
    [
      'an item it cannot stand in for',
      { effects: [{ ...content.effects[0], item: 'construction-permit' }] },
      'effects[0].item',
      'area-item',
    ],
    [
      '环评 switched off',
      { effects: [{ ...content.effects[0], item: 'eia-form' }] },
      'effects[0].effect',
      'area-effect',
    ],
    [
      'days of what is off',
      { effects: [{ ...content.effects[0], days: 3 }] },
      'effects[0].days',
      'area-effect',
    ],
    ['an item twice', { effects: [content.effects[0], content.effects[0]] }, 'effects[1].item', 'area-item'],
  ])('%s', async (_, more, field, code) => {
    expect(fieldOf(await publish(more)(await keeper(LEAD)))).toMatchObject({ field, code });
  });

  test('is not for a division nobody knows, nor for one of another city', async () => {
    expectRefusal(await publish({ division: '999999' })(await keeper(LEAD)), 403, 'forbidden');
    expectRefusal(await publish({ division: '210200' })(await keeper(LEAD)), 403, 'forbidden');
  });
});

describe('what it does to a project', () => {
  type Page = {
    flow: {
      spared: { itemId: string; stage: number; reason: { name: string } }[];
      stages: { items: { itemId: string; days: number; simplified: { name: string } | null }[] }[];
    };
  };
  const page = async (id: string) => (await scene().owner.get(`/api/projects/${id}`)).json<Page>();
  const itemsOf = ({ flow }: Page) => flow.stages.flatMap(({ items }) => items);

  test('an item is left out with the reason, another is simpler; without the area both are as ever', async () => {
    const inside = await page(await scene().register(formIn(area.token)));
    expect(inside.flow.spared).toMatchObject([{ itemId: 'soil', reason: { name: content.name } }]);
    expect(itemsOf(inside).some(({ itemId }) => itemId === 'soil')).toBe(false);
    expect(itemsOf(inside).find(({ itemId }) => itemId === 'energy')).toMatchObject({
      days: 1,
      simplified: { name: content.name },
    });
    const outside = await page(await scene().register({ ...PRIVATE_FORM, areaAssessed: true }));
    expect(outside.flow.spared).toEqual([]);
    expect(itemsOf(outside).some(({ itemId }) => itemId === 'soil')).toBe(true);
    expect(itemsOf(outside).find(({ itemId }) => itemId === 'energy')?.simplified).toBeNull();
  });

  test('the joint application says why, and does not offer the item', async () => {
    const id = await scene().register(formIn(area.token));
    const [{ stage } = { stage: 0 }] = (await page(id)).flow.spared;
    const filing = `/api/projects/${id}/filing?stage=${stage}`;
    const offered = (await scene().owner.get(filing)).json();
    const spared = offered.spared.map(({ itemId }: { itemId: string }) => itemId);
    expect(spared).toEqual(['soil']);
    expect(offered.items.some(({ itemId }: { itemId: string }) => itemId === 'soil')).toBe(false);
  });

  test.each<[string, () => object, string]>([
    [
      'unless it says that it is in one',
      () => ({ ...formIn(area.token), areaAssessed: false }),
      'area-unsaid',
    ],
    ['one nobody knows', () => formIn(`${crypto.randomUUID()}@1`), 'unknown-area'],
    ['another version', () => formIn(`${area.id}@7`), 'unknown-area'],
  ])('no project makes use of it: %s', async (_, form, code) => {
    const { errors } = (await declare(form())).json<{ errors: { code: string }[] }>();
    expect(errors.map((each) => each.code)).toContain(code);
  });

  test('nor one that lies elsewhere, in whole or in part', async () => {
    const { places } = PRIVATE_FORM;
    const form = { ...formIn(area.token), places: [...places, { division: '210202', detail: '示例路' }] };
    expect(fieldOf(await declare(form))).toMatchObject({ field: 'form.areaIds[0]', code: 'area-elsewhere' });
  });

  test('what was corrected, withdrawn or has run out is chosen by nobody, and kept by who had it', async () => {
    const other = await published({ name: '示例开发区区域评估' });
    const id = await scene().register(formIn(other.token));
    const correct = send(`/api/catalogue/areas/${other.id}/correct`, {
      content: { ...content, name: '示例开发区区域评估', effects: [content.effects[1]] },
      reason: '更正范围',
      version: other.version,
    });
    const corrected = (await correct(await keeper(LEAD))).json();
    expect(corrected).toMatchObject({ number: 2, token: `${other.id}@2`, reason: '更正范围' });
    expect(fieldOf(await declare(formIn(other.token)))).toMatchObject({ code: 'area-not-valid' });
    expect((await declare(formIn(corrected.token))).statusCode).toBe(201);
    expectRefusal(await correct(await keeper(LEAD)), 409, 'version-conflict');

    const withdraw = send(`/api/catalogue/areas/${other.id}/withdraw`, {
      reason: '评估撤回',
      version: corrected.version,
    });
    expect((await withdraw(await keeper(LEAD))).json()).toMatchObject({ status: 'withdrawn', actions: [] });
    expect(fieldOf(await declare(formIn(corrected.token)))).toMatchObject({ code: 'area-not-valid' });
    expect((await page(id)).flow.spared.map(({ itemId }) => itemId)).toEqual(['soil']);
    // The declaration may still be changed for other reasons.
    const project = (await scene().owner.get(`/api/projects/${id}`)).json();
    const changed = await scene().owner.post(`/api/projects/${id}/change`, {
      kind: 'change',
      form: { ...formIn(other.token), content: '改为示例内容' },
      version: project.version,
    });
    expect(changed.statusCode, changed.body).toBe(200);
  });

  test('another process knows it after its next look, by the serial of the book', async () => {
    const shelf = createShelf();
    shelf.put(await readAreas(scene().services.database, 0));
    expect(shelf.area(area.token)?.name).toBe(content.name);
    expect(shelf.validOn('2028-12-31').some(({ id }) => id === area.id)).toBe(true);
    expect(shelf.validOn('2029-01-01').some(({ id }) => id === area.id)).toBe(false);
    expect(shelf.validOn('2025-12-31').some(({ id }) => id === area.id)).toBe(false);
  });
});

describe('area.keep: keepers of the division’s own bodies, and nobody else', () => {
  const own = { effects: [content.effects[0]] };

  test('who publishes what', async () => {
    expect((await publish(own)(await keeper(WATER))).statusCode).toBe(201);
    // 节能 is not theirs.
    expectRefusal(await publish()(await keeper(WATER)), 403, 'forbidden');
    for (const body of ['210200-development-reform', '210102-water', '210000-development-reform']) {
      expectRefusal(await publish(own)(await keeper(body)), 403, 'forbidden');
    }
    const may = ['catalogue-keeper'] as const;
    await askAs(scene(), otherRoles(scene(), may, LEAD), publish(), publish());
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: LEAD }, publish());
  });

  test('who corrects and withdraws', async () => {
    const { id, version } = await published({ name: '示例三区' });
    const reason = '示例';
    const asks = [
      send(`/api/catalogue/areas/${id}/correct`, { content: { ...content, ...own }, reason, version }),
      send(`/api/catalogue/areas/${id}/withdraw`, { reason, version }),
    ];
    for (const ask of asks) {
      for (const body of [WATER, '210200-development-reform', '210000-natural-resources']) {
        expectRefusal(await ask(await keeper(body)), 403, 'forbidden');
      }
      await askAs(scene(), otherRoles(scene(), ['catalogue-keeper'], LEAD), ask, ask);
      await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: LEAD }, ask);
    }
    expect((await asks[1]?.(await keeper('210100-natural-resources')))?.statusCode).toBe(200);
  });
});
