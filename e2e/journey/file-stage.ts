import type { Locator, Page } from 'playwright-core';
import { smallPdf } from '../pdf.ts';
import { attach } from './controls.ts';

export type Wanted = { readonly name: string; readonly row: Locator };

/** Chooses exactly these items of the stage, by their names; the list of materials has followed then. */
export async function chooseItems(page: Page, names: readonly string[]): Promise<void> {
  const items = page.locator('.filing-items > li');
  await items.first().waitFor();
  for (const item of await items.all()) {
    const name = (await item.locator('.strong').innerText()).trim();
    const box = item.getByRole('checkbox');
    if (names.includes(name) === (await box.isChecked())) continue;
    const narrowed = page.waitForResponse((answer) => /\/filing\?.*items=/.test(answer.url()));
    await box.click();
    await narrowed;
  }
}

/** The materials the unit has to bring itself, in the order of the page, once it shows `count` of them. */
export async function wantedMaterials(page: Page, count: number): Promise<readonly Wanted[]> {
  await page.getByText(`还缺 ${count} 份`).waitFor();
  const rows = page.locator('.filing-materials > li').filter({ hasText: '（必要）' });
  const own = await rows.filter({ has: page.locator('input[type=file]') }).all();
  return Promise.all(
    own.map(async (row) => ({ name: (await row.locator('.strong').first().innerText()).trim(), row })),
  );
}

/** Uploads a file for each of them. */
export async function bringMaterials(materials: readonly Wanted[]): Promise<void> {
  for (const [index, { name, row }] of materials.entries()) {
    await attach(row, name, { name: `材料${index + 1}.pdf`, bytes: smallPdf(`material ${index + 1}`) });
  }
}
