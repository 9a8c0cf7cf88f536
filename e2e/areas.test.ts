import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, type TestBrowser, type Visitor } from './browser.ts';
import { answer, date, pick, type } from './journey/controls.ts';
import { beginProject, fillForm } from './journey/declare.ts';
import { signIn } from './journey/sign-in.ts';
import { openPeople } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

const AREA = '示例产业园区域评估';
const NAME = '沈阳示例园区厂房';

/** 区域评估: a keeper publishes it, and a project in it need not have the item handled. */
describe('an assessed area, in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let keeper: Visitor;
  let owner: Visitor;
  let itemName: string;

  const look = async ({ page }: Visitor, name: string): Promise<void> => {
    await pictures.take(page, name);
    expect(await graveFaults(page)).toEqual([]);
  };

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'areas-'));
    const people = await openPeople(database().app);
    itemName = people.itemName('soil');
    const unit = await people.unit('沈阳示例园区建设有限公司', '91210100MA0TEXT04E');
    const [keeperLogin, ownerLogin] = await Promise.all([
      people.person('赵示例', 'catalogue-keeper', { bodyId: '210100-development-reform' }),
      people.person('张示例', 'unit-member', { unitId: unit.id }),
    ]);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('areas'),
    ]);
    keeper = await browser.visitor({ origin: platform.origin, calm: true });
    owner = await browser.visitor({ origin: platform.origin, calm: true });
    await signIn(keeper, keeperLogin);
    await signIn(owner, ownerLogin);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it('is published by a keeper of the division, and refused at the field where it is wrong', async () => {
    const { page } = keeper;
    const tabs = page.getByRole('navigation', { name: '事项梳理' });
    await tabs.getByRole('link', { name: '区域评估', exact: true }).click();
    await page.getByText('还没有区域评估').waitFor();
    await look(keeper, 'empty');
    await page.getByRole('button', { name: '发布区域评估' }).click();
    await pick(page, /^所在区划/, '沈阳市', '210100');
    await type(page, /^区域名称/, AREA);
    await type(page, /^四至范围/, '东至示例一路，南至示例二路，西至示例三路，北至示例四路');
    await type(page, /^文号/, '沈示例〔2026〕9号');
    await type(page, /^印发机关/, '沈阳市人民政府');
    await date(page, /^有效期开始/, '2026-01-01');
    await date(page, /^有效期截止/, '2025-12-31');
    await pick(page, /^事项/, itemName, itemName.slice(0, 6));
    await page.getByRole('radiogroup', { name: /^效果/ }).getByText('不再单独办理').click();
    await type(page, /^以什么代替/, '已编制区域水土保持方案，项目执行区域方案。');
    keeper.expect({ status: 422, path: /\/areas$/ });
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('有效期的截止日应晚于开始日。').first().waitFor();
    await look(keeper, 'refused');
    await date(page, /^有效期截止/, '2035-01-01');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('heading', { name: AREA, level: 2 }).waitFor();
    await look(keeper, 'published');
  });

  it('spares a project in it the item, and says why', async () => {
    const { page } = owner;
    await beginProject(page);
    await page.getByText('不涉密：').click();
    await page.getByRole('button', { name: '本单位声明不涉密，开始填报' }).click();
    await fillForm(page, NAME, async (step) => {
      if (step !== '规模与用地') return;
      await answer(page, '是否完成区域评估', true);
      await page.getByRole('checkbox', { name: AREA }).check();
      await page.getByText(/四至 东至示例一路/).waitFor();
      await look(owner, 'form');
    });
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('radio', { name: /一般社会投资房屋建筑类项目/ }).click();
    await page.getByRole('checkbox', { name: /本单位承诺/ }).click();
    await page.getByRole('button', { name: '提交，申请项目代码' }).click();
    await page.getByRole('heading', { name: NAME, level: 1 }).waitFor();
    const spared = page.getByRole('region', { name: '因区域评估不再单独办理的事项' });
    await spared.getByText(itemName).waitFor();
    expect(await spared.innerText()).toContain(`因区域评估〈${AREA}〉`);
    await look(owner, 'project');
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});
