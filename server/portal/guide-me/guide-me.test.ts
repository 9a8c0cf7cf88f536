import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsOfExample } from '../../catalogue/index.ts';
import { openWorld, type World } from '../../journey/world.ts';
import { useTestDatabase } from '../../testing/index.ts';
import type { GuideResult } from './schema.ts';

const database = useTestDatabase();
let world: World;
beforeAll(async () => {
  world = await openWorld(database().app, database().portal, '2026-11-23 09:00');
});
afterAll(() => world.close());

const get = (url: string) => world.app.inject({ url });
const page = async (url: string) => {
  const answer = await get(url);
  expect(answer.statusCode).toBe(200);
  return answer.body;
};
const headers = { 'x-zongheng': '1' };
const ask = (payload: object) => world.app.inject({ method: 'POST', url: '/api/guide', payload, headers });

/** Answers a page as a browser sends its form; where it is led next. */
async function answer(url: string, fields: string): Promise<string> {
  const html = await page(url);
  const q = /name="q" value="([^"]+)"/.exec(html)?.[1];
  const answered = await get(`${url}&q=${q}&${fields}`);
  expect(answered.statusCode).toBe(303);
  return String(answered.headers.location);
}

test('begins with the place, and says where it is wrong', async () => {
  expect(await page('/guide-me')).toMatch(/项目建在哪里.*沈阳市和平区/s);
  for (const place of ['210000', '999999', '__proto__', '<script>']) {
    expect(await page(`/guide-me?place=${encodeURIComponent(place)}`)).toContain('请选择项目所在的市');
  }
});

test('a private owner walks to the list: one question a page, back and again possible', async () => {
  let url = '/guide-me?place=210102';
  let pages = 0;
  let html = await page(url);
  expect(html).toContain('后面最多还有 10 个');
  while (html.includes('name="q"')) {
    pages += 1;
    expect(pages).toBeLessThanOrEqual(11);
    const q = /name="q" value="([^"]+)"/.exec(html)?.[1];
    const fields: Record<string, string> = {
      ...{
        who: 'o=4',
        kind: 'o=2',
        land: 'o=2',
        eia: 'o=2',
        site: 'c=0',
        building: 'c=0&c=1&c=6',
        trade: 'c=2',
      },
      ...{ nature: '', protected: 'unknown=1', utilities: 'c=0&c=1' },
      size: 'n0=8,000&n1=40000&n2=25000&n3=0&n4=1200&n5=',
    };
    url = await answer(url, fields[q ?? ''] ?? '');
    html = await page(url);
  }
  expect(url.length).toBeLessThan(300);
  expect(html).toContain('一般社会投资房屋建筑类项目');
  expect(html).toContain('年综合能源消费量为1200吨标准煤,不低于1000吨标准煤');
  expect(html).toMatch(/固定资产投资项目节能审查<\/a>.*个工作日.*建设项目环境影响报告表审批/s);
  expect(html).toMatch(/不用您提供的材料/);
  expect(html).toMatch(/由窗口判断.*油气管道保护范围内特定施工作业许可.*还要看/s);
  expect(html).toMatch(/href="\/app\/applicant\/projects\/new\?guide=210102~kind-2~who-4~/);
  // Nothing of a material twice.
  const names = [...html.matchAll(/data-label="材料">([^<]+)</g)].map(([, name]) => name);
  expect(new Set(names).size).toBe(names.length);
  const back = /<a href="([^"]+)">上一步/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(await page(back)).toContain('name="q"');
});

test('a wrong figure is told on its page, nothing is lost', async () => {
  const html = await page('/guide-me?place=210102&walk=who-4&q=size&n0=%E4%B8%80%E5%8D%83&n1=5');
  expect(html).toMatch(/role="alert".*“总投资”请填数字/s);
  expect(html).toContain('name="walk" value="who-4"');
  expect(await page('/guide-me?place=210102&walk=who-4&q=kind')).toContain('请选一项');
});

test.each(['who-99', 'who-4~who-1~who-2', 'size-1_2', '~~~-x', 'nature-zzzzzzzzzz', 'x'.repeat(600)])(
  'an odd address still opens: %s',
  async (walk) => {
    await page(`/guide-me?place=210100&walk=${encodeURIComponent(walk)}&stop=1`);
  },
);

test('machines are told the same, with bodies of the place', async () => {
  const { catalogue } = world.services;
  const school = catalogue.examples().find(({ id }) => id === 'school');
  if (!school) throw new Error('no example');
  const facts = factsOfExample(catalogue.facts(), school);
  const answered = await ask({ place: '210102', facts });
  expect(answered.statusCode).toBe(200);
  const result = answered.json<GuideResult & { next: unknown }>();
  expect(result.next).toBeNull();
  expect(result.undecided).toEqual([]);
  expect(result.flow?.id).toMatch(/^gov-building/);
  const items = result.stages.flatMap((stage) => stage.items);
  const flow = catalogue.flow(result.flow?.id ?? '');
  const required = flow?.stages
    .flatMap((stage) => stage.items)
    .filter(({ necessity }) => necessity === 'required');
  const expected = new Set([...school.needed, ...(required ?? []).map(({ item }) => item)]);
  expect(items.map(({ id }) => id).sort()).toEqual([...expected].sort());
  for (const item of items) {
    expect(item.reasons.length).toBeGreaterThan(0);
    expect(['210102', '210100', '210000']).toContain(item.body?.division);
  }
  expect(result.form.fields).toMatchObject({
    decisionType: 'A00001',
    investment: '6000',
    approvalDivision: '210102',
  });
  expect(result.form.answers).toMatchObject({ landSupply: '划拨', urbanArea: true });
});

test('machines are told what is left to ask, and what is wrong', async () => {
  expect((await ask({ place: '210100' })).json()).toMatchObject({ next: { kind: expect.any(String) } });
  expect((await ask({ place: '210000' })).statusCode).toBe(422);
  expect((await ask({ place: 'x' })).statusCode).toBe(422);
  for (const facts of [{ 没有的: true }, { 供地方式: '拍卖' }, { 永久占用林地: 'yes' }]) {
    expect((await ask({ place: '210100', facts })).json()).toMatchObject({ code: 'wrong-fact' });
  }
});
