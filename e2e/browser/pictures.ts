import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cache } from '../tools.ts';

/** Pictures of a journey in the order they were taken, to be looked at by a person. */
export type Pictures = {
  readonly folder: string;
  /** Takes the whole page, or with `screen` only what is on the screen. */
  take(page: Page, name: string, how?: { readonly screen?: boolean }): Promise<void>;
};

/** Where the pictures of one journey go; said once, so that they are found. */
export async function openPictures(journey: string): Promise<Pictures> {
  const folder = join(cache, 'pictures', journey);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  process.stdout.write(`Pictures: ${folder}\n`);
  let number = 0;
  return {
    folder,
    async take(page, name, { screen = false } = {}) {
      number += 1;
      await settled(page);
      const file = `${String(number).padStart(2, '0')}-${name}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: !screen, animations: 'disabled' });
    },
  };
}

/** Waits until fonts are there and nothing is being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}
