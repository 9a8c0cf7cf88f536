import type { Locator, Page } from 'playwright-core';

/** A page or a part of it, e.g. a dialog, in which a control is looked for by its name. */
type Place = Page | Locator;

/** Types into the field with this label, as a person does: earlier content goes. */
export async function type(place: Place, label: string | RegExp, text: string): Promise<void> {
  await place.getByRole('textbox', { name: label }).fill(text);
}

/** Picks an option by its name; `search` is typed first where the list is long. */
export async function pick(
  page: Page,
  label: string | RegExp,
  option: string,
  search?: string,
): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.click();
  if (search !== undefined) await box.fill(search);
  const list = page.locator('.ant-select-dropdown:visible .ant-select-item-option');
  await list.filter({ hasText: option }).first().click();
  await list.first().waitFor({ state: 'hidden' });
}

/** Answers a question of yes and no. */
export async function answer(page: Page, label: string, yes: boolean): Promise<void> {
  const group = page.getByRole('radiogroup', { name: label });
  await group.getByText(yes ? '是' : '否', { exact: true }).click();
}

/** Types a day or month into a date field. */
export async function date(place: Place, label: string | RegExp, day: string): Promise<void> {
  const field = place.getByRole('textbox', { name: label });
  await field.fill(day);
  await field.press('Enter');
}

/** Hands a file over for something; resolves once the page says it has arrived. */
export async function attach(
  place: Place,
  purpose: string,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<void> {
  const page = 'page' in place ? place.page() : place;
  const input = page.getByLabel(`选择文件：${purpose}`, { exact: true });
  const upload = place.locator('.upload').filter({ has: input });
  const picked = { name: file.name, mimeType: 'application/pdf', buffer: file.bytes };
  await upload.locator('input[type=file]').setInputFiles(picked);
  await upload.getByText(file.name).waitFor();
  await upload.getByText('已上传').last().waitFor();
}
