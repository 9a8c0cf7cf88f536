import type { Locator, Page } from 'playwright-core';
import { legalDay } from '../days.ts';
import { smallPdf } from '../pdf.ts';
import { attach, type } from './controls.ts';

/** Opens a case of a project from one's inbox. */
export async function openCase(page: Page, itemName: string, box = '待我办理'): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '收件箱' }).click();
  await page.getByRole('navigation', { name: '收件箱分类' }).getByRole('button', { name: box }).click();
  await page.getByRole('link', { name: itemName }).first().click();
  await page.getByRole('heading', { name: itemName, level: 1 }).waitFor();
}

/** Presses one of the verbs of a case and returns its dialog. */
export async function begin(page: Page, verb: string): Promise<Locator> {
  await page.getByRole('region', { name: '办理' }).getByRole('button', { name: verb, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

/** Confirms a dialog with its verb and waits until it has been done. */
export async function confirm(dialog: Locator, verb: string): Promise<void> {
  await dialog.getByRole('button', { name: verb, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** 一次性告知补正: one material that is not as it should be. */
export async function askForCorrection(page: Page, material: string, problem: string): Promise<void> {
  const dialog = await begin(page, '一次性告知补正');
  const box = dialog.getByRole('combobox', { name: /^1\. 材料/ });
  await box.fill(material);
  await box.press('Escape');
  await type(dialog, /^问题和补正要求/, problem);
  await confirm(dialog, '一次性告知补正');
}

/** 开始特别程序, of the one kind the item knows, which the dialog has filled in. */
export async function startReview(page: Page, kind: string, days: string): Promise<void> {
  const dialog = await begin(page, '开始特别程序');
  await dialog.getByText(kind, { exact: true }).waitFor();
  await type(dialog, /^所需时间/, days);
  await confirm(dialog, '开始特别程序');
}

/** 准予办结 with a document of one page. */
export async function grant(page: Page, number: string, look?: () => Promise<void>): Promise<void> {
  const dialog = await begin(page, '准予办结');
  await type(dialog, /^文号/, number);
  await attach(dialog, '批复文件', {
    name: '批复.pdf',
    bytes: smallPdf(`result ${number} of ${legalDay()}`),
  });
  await look?.();
  await confirm(dialog, '准予办结');
}
