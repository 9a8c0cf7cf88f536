import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digest } from './web.mjs';

let base;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'digest-'));
  mkdirSync(join(base, 'web/src'), { recursive: true });
  writeFileSync(join(base, 'web/src/app.tsx'), 'one');
  writeFileSync(join(base, 'lock'), '{}');
});

afterEach(() => {
  rmSync(base, { recursive: true });
});

const now = () => digest(base, ['web', 'lock']);

test('content, names and places of sources count', () => {
  const seen = new Set([now()]);
  writeFileSync(join(base, 'web/src/app.tsx'), 'two');
  seen.add(now());
  renameSync(join(base, 'web/src/app.tsx'), join(base, 'web/src/main.tsx'));
  seen.add(now());
  renameSync(join(base, 'web/src/main.tsx'), join(base, 'web/main.tsx'));
  seen.add(now());
  writeFileSync(join(base, 'lock'), '{ }');
  seen.add(now());
  expect(seen.size).toBe(5);
});

test('what was built, what was installed and tests do not', () => {
  const before = now();
  for (const folder of ['web/dist', 'web/node_modules']) {
    mkdirSync(join(base, folder));
    writeFileSync(join(base, folder, 'file.js'), 'x');
  }
  writeFileSync(join(base, 'web/src/app.test.tsx'), 'x');
  expect(now()).toBe(before);
});
