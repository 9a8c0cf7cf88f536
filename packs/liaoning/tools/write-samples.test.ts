import { readFile } from 'node:fs/promises';
import { parseCreditCode } from '@zongheng/core/codes';
import { expect, test } from 'vitest';
import { sampleCreditCode } from './credit-code.ts';
import { sampleFiles } from './write-samples.ts';

test('the committed sample files are what the tool writes', async () => {
  for (const [name, text] of Object.entries(await sampleFiles())) {
    expect(await readFile(new URL(`../${name}`, import.meta.url), 'utf8'), name).toBe(text);
  }
});

test('sample credit codes hold both checks', () => {
  expect(sampleCreditCode('11', '210000', 1)).toBe('1121000000TEXT0139');
  expect(parseCreditCode(sampleCreditCode('12', '211481', 9999)).ok).toBe(true);
  expect(() => sampleCreditCode('11', '210000', 10000)).toThrow();
  expect(() => sampleCreditCode('11', 'L21001', 1)).toThrow();
});
