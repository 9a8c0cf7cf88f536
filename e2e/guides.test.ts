import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { graveFaults } from './accessibility.ts';
import { openPictures, type Pictures } from './browser/pictures.ts';
import { openBrowser, type Screen, type TestBrowser, type Visitor } from './browser.ts';
import { type Platform, startPlatform } from './platform.ts';
import { cache } from './tools.ts';

/** The narrowest telephone that is promised to work. */
const NARROW: Screen = { width: 360, height: 740 };
/** What A4 leaves between its margins, at 96 points an inch. */
const PAPER: Screen = { width: 680, height: 1000 };

describe('办事指南 in a browser', () => {
  const database = useTestDatabase();
  let folder: string;
  let platform: Platform;
  let browser: TestBrowser;
  let pictures: Pictures;

  const fits = async ({ page }: Visitor, width: number): Promise<void> => {
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await graveFaults(page)).toEqual([]);
  };

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'guides-'));
    [platform, browser, pictures] = await Promise.all([
      startPlatform({ dataDir: folder, urls: database() }),
      openBrowser(),
      openPictures('guides'),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it('on a telephone: a word with a slip finds the guide, which can be read and printed', async () => {
    const visitor = await browser.visitor({ origin: platform.origin, screen: NARROW, calm: true });
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('textbox', { name: '办事指南' }).fill('建筑工程施工许克证');
    await page.getByRole('search', { name: '查办事指南' }).getByRole('button', { name: '查找' }).click();
    await page.getByRole('combobox', { name: '地区' }).selectOption({ label: '沈阳市本级' });
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('heading', { name: /^沈阳市 · 共\d+份$/ }).waitFor();
    await pictures.take(page, 'found');
    await fits(visitor, NARROW.width);

    await page.getByRole('link', { name: '建筑工程施工许可证核发', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: '建筑工程施工许可证核发' }).waitFor();
    for (const name of ['到哪里办', '要什么材料', '怎么办', '要多久', '收费', '依据', '监督投诉', '版本']) {
      await page.getByRole('heading', { level: 2, name }).waitFor();
    }
    await page.getByText('示例数据').first().waitFor();
    await pictures.take(page, 'guide');
    await fits(visitor, NARROW.width);

    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(PAPER);
    expect(await page.getByRole('navigation', { name: '主要入口' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { name: '要什么材料' }).isVisible()).toBe(true);
    expect(await page.locator('.qr svg').isVisible()).toBe(true);
    await pictures.take(page, 'on-paper');
    const paper = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(paper).toBeLessThanOrEqual(PAPER.width);
    await visitor.close();
  });

  it('at a desk: nothing found says what to do, and the tree of places leads on', async () => {
    const visitor = await browser.visitor({ origin: platform.origin, calm: true });
    const { page } = visitor;
    await page.goto('/guides?q=%E5%A9%9A%E5%A7%BB%E7%99%BB%E8%AE%B0');
    await page.getByRole('heading', { name: /没有找到办事指南/ }).waitFor();
    await pictures.take(page, 'nothing-found');
    await page.goto('/guides');
    await page.getByText('沈阳市', { exact: true }).last().click();
    await page.getByRole('link', { name: '和平区', exact: true }).click();
    await page.getByRole('heading', { name: /^和平区 · 共\d+份$/ }).waitFor();
    await page.getByRole('link', { name: '下一页' }).click();
    await page.getByText(/^第2页,共\d+页$/).waitFor();
    await pictures.take(page, 'second-page');
    await fits(visitor, 1366);
    await visitor.close();
  });
});
