import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, type Screen, type TestBrowser, type Visitor } from './browser.ts';
import { openPeople, type People } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

/** The narrowest telephone that is promised to work. */
const NARROW: Screen = { width: 360, height: 740 };
const PAPER: Screen = { width: 680, height: 1000 };

describe('智能导办 in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;
  let people: People;
  let visitor: Visitor;

  const fits = async (width: number): Promise<void> => {
    const { page } = visitor;
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await graveFaults(page)).toEqual([]);
  };
  const next = () => visitor.page.getByRole('button', { name: '下一步' }).click();
  const tick = async (...labels: string[]): Promise<void> => {
    for (const label of labels) await visitor.page.getByLabel(label).check();
    await next();
  };
  const asked = (question: string) =>
    visitor.page.getByRole('heading', { name: question, level: 2 }).waitFor();

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'guide-me-'));
    people = await openPeople(database().app);
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('guide-me'),
    ]);
    visitor = await browser.visitor({ origin: platform.origin, screen: NARROW, calm: true });
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it('an enterprise owner answers on a telephone, a question a page', async () => {
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('link', { name: '智能导办', exact: true }).click();
    await page.getByLabel('项目建在哪里?').selectOption('210102');
    await pictures.take(page, 'place');
    await fits(NARROW.width);
    await next();

    await asked('主要建什么?');
    await pictures.take(page, 'question');
    await fits(NARROW.width);
    await tick('新建厂区:厂房、仓库');
    await asked('这个项目由谁投资?');
    await tick('企业投资,不在核准目录里');
    await asked('土地怎么来?');
    await page.getByRole('link', { name: '上一步' }).click();
    await asked('这个项目由谁投资?');
    await tick('企业投资,不在核准目录里');
    await tick('招拍挂或协议出让、租赁');
  });

  it('says of a wrong figure where it is wrong, and need not know everything', async () => {
    const { page } = visitor;
    for (let pages = 0; await page.getByRole('button', { name: '不清楚' }).isVisible(); pages += 1) {
      expect(pages).toBeLessThan(9);
      const question = await page.getByRole('heading', { level: 2 }).first().textContent();
      if (question === '下面哪些符合?') await tick('在城市、镇的规划区里面');
      else if (question === '房屋和设备有下面哪些情况?')
        await tick('要新建房屋', '按标准需要做消防设计(房屋一般都需要)');
      else if (question === '项目有多大?') {
        await page.getByLabel('总投资(万元)').fill('八千');
        await next();
        await page.getByRole('alert').getByText('“总投资”请填数字').waitFor();
        await pictures.take(page, 'wrong-figure');
        const figures = { '总投资(万元)': '8000', '用地面积(平方米)': '40000', '建筑面积(平方米)': '25000' };
        for (const [label, value] of Object.entries({ ...figures, '年综合能源消费量(吨标准煤)': '1200' })) {
          await page.getByLabel(label).fill(value);
        }
        await next();
      } else if (question === '环境影响评价属于哪一类?') await tick('报告表');
      else if (question === '生产或者使用时有下面哪些情况?') await tick();
      else {
        await pictures.take(page, 'checklist');
        await fits(NARROW.width);
        await page.getByRole('button', { name: '不清楚' }).click();
      }
    }
    await page.getByRole('heading', { level: 1, name: /^项目要办 \d+ 个事项$/ }).waitFor();
  });

  it('reads and prints the list', async () => {
    const { page } = visitor;
    await page.getByText('一般社会投资房屋建筑类项目(出让用地)').first().waitFor();
    await page.getByText('年综合能源消费量为1200吨标准煤,不低于1000吨标准煤').first().waitFor();
    await pictures.take(page, 'list');
    await fits(NARROW.width);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(PAPER);
    expect(await page.getByRole('link', { name: '以此开始申报' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: /^不用您提供的材料/ }).isVisible()).toBe(true);
    await pictures.take(page, 'on-paper');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      PAPER.width,
    );
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1366, height: 768 });
    await pictures.take(page, 'at-a-desk');
  });

  it('starts the project from it: after signing in, the answers are there', async () => {
    const { page } = visitor;
    const unit = await people.unit('沈阳示例机械有限公司', '91210100MA0TEXT04E');
    const owner = await people.person('张示例', 'unit-member', { unitId: unit.id });
    await page.getByRole('link', { name: '以此开始申报' }).click();
    await page.getByLabel('登录名').fill(owner.login);
    await page.getByLabel('密码', { exact: true }).fill(owner.password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('radio', { name: /^不涉密/ }).check();
    await page.getByRole('button', { name: '本单位声明不涉密，开始填报' }).click();
    await page.getByRole('heading', { name: '基本情况', level: 2 }).waitFor();
    await page.getByText('备案', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: /规模与用地/ }).click();
    await page.getByRole('heading', { name: '规模与用地', level: 2 }).waitFor();
    expect(await page.getByLabel(/^用地面积/).inputValue()).toBe('40000');
    await page.getByText('供地方式：出让').waitFor();
    await page.getByText('年综合能源消费量：1200吨标准煤').waitFor();
    await pictures.take(page, 'form');
    expect(await graveFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '不采用：供地方式：出让' }).click();
    await page.getByText('供地方式：出让').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^流程与确认|流程与确认$/ }).click();
    await page.getByText('一般社会投资房屋建筑类项目').first().waitFor();
    await pictures.take(page, 'flow');
    await visitor.close();
  });
});
