import type { Page } from 'playwright-core';
import { answer, date, pick, type } from './controls.ts';

export type Step = (name: string) => Promise<void>;

/** Goes from one's first page to the question whether the project is classified. */
export async function beginProject(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '新报项目' }).click();
  await page.getByRole('heading', { name: '首先确认：本项目是否涉密' }).waitFor();
}

/** Fills every step of the form but the last; `done` is called at the end of each. */
export async function fillForm(page: Page, name: string, done: Step): Promise<void> {
  const next = async (title: string, follows: string) => {
    await done(title);
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('heading', { name: follows, level: 2 }).waitFor();
  };
  await page.getByRole('heading', { name: '基本情况', level: 2 }).waitFor();
  await type(page, /^项目名称/, name);
  await pick(page, /^项目类型/, '备案');
  await pick(page, /^审批机关所在区划/, '沈阳市', '210100');
  await pick(page, /^建设性质/, '新建');
  await pick(page, /^国标行业/, '4710X', '4710');
  await pick(page, /^产业结构调整指导目录/, '允许');
  await pick(page, /^项目属性/, 'A00001');
  await next('基本情况', '地点与时间');

  await pick(page, /^所在县区/, '和平区', '210102');
  await type(page, /^详细地址/, '示例街1号');
  await answer(page, '是否在开发区内', false);
  await date(page, /^拟开工年月/, '2027-03');
  await date(page, /^拟建成年月/, '2028-10');
  await next('地点与时间', '投资');

  await type(page, /^总投资（万元）/, '12345.67');
  await pick(page, /^内外资/, '内资');
  await next('投资', '规模与用地');

  await type(page, /^建设规模及内容/, '新建厂房一座，建筑面积 12000 平方米。');
  await pick(page, /^投资来源/, '企业');
  await pick(page, /^土地获取方式/, '1');
  await type(page, /^用地面积/, '8000');
  await type(page, /^建筑面积/, '12000');
  await pick(page, /^工程分类/, '建筑工程');
  await answer(page, '土地是否带设计方案', false);
  await answer(page, '是否完成区域评估', false);
  await next('规模与用地', '项目单位');

  await pick(page, /^单位性质/, '企业法人');
  await type(page, /^联系人手机/, '19900001234');
}
