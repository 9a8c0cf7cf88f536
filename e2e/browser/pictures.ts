import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cache } from '../tools.ts';

/** Pictures of a journey in the order they were taken, to be looked at by a person. */
export type Pictures = {
  readonly folder: string;
  /** Takes the whole page, or with `screen` only what is on the screen. */
  take(page: Page, name: string, how?: { readonly screen?: boolean }): Promise<void>;
};

/** Where the pictures of one journey go; said once, so that they are found. Those of earlier runs go. */
export async function openPictures(journey: string): Promise<Pictures> {
  const parent = join(cache, 'pictures');
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const run = new RegExp(`^${journey}-(\\d+)$`).exec(name)?.[1];
    // Another run of the same tests may be taking its pictures now.
    if (run !== undefined && !existsSync(`/proc/${run}`)) await rm(join(parent, name), { recursive: true });
  }
  const folder = join(parent, `${journey}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  process.stdout.write(`Pictures: ${folder}\n`);
  let number = 0;
  return {
    folder,
    async take(page, name, { screen = false } = {}) {
      number += 1;
      await settled(page);
      const file = `${String(number).padStart(2, '0')}-${name}.png`;
      // What sticks to the edge of the screen would stand in the middle of a page that is scrolled.
      if (!screen) await page.evaluate('scrollTo(0, 0)');
      await page.screenshot({ path: join(folder, file), fullPage: !screen, animations: 'disabled' });
    },
  };
}

/** Waits until fonts are there and nothing is being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}
