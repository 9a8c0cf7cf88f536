import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BaseApp, baseApp } from './base-fixture.ts';
import { useTestDatabase } from './testing/index.ts';

const database = useTestDatabase();

describe('the front end', () => {
  let folder: string;
  let web: BaseApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>page</title>');
    await writeFile(join(folder, 'favicon.svg'), '<svg/>');
    await writeFile(join(folder, 'assets', 'index-abc123.js'), 'export {};');
    await writeFile(join(folder, '..', 'outside.txt'), 'secret');
    web = await baseApp(database().app, { webFolder: folder });
  });
  afterAll(async () => {
    await web.close();
    await rm(folder, { recursive: true });
    await rm(join(folder, '..', 'outside.txt'), { force: true });
  });

  test('answers every place inside the app with its page, fresh and confined', async () => {
    for (const url of [
      '/app/',
      '/app/cases/019a',
      '/app/oversight?city=210100',
      '/app/keeping/national/mappings/construction.case',
    ]) {
      const answer = await web.app.inject(url);
      expect([answer.statusCode, answer.body]).toEqual([200, '<title>page</title>']);
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
    expect((await web.app.inject('/app')).headers.location).toBe('/app/');
  });

  test('lets files with a hash in their name be kept', async () => {
    const answer = await web.app.inject('/app/assets/index-abc123.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toContain('javascript');
    expect((await web.app.inject('/app/favicon.svg')).headers['cache-control']).toBe('public, max-age=3600');
  });

  test.each([
    '/app/assets/missing.js',
    '/app/assets/..%2f..%2foutside.txt',
    '/app/..%2foutside.txt',
    '/app/%2e%2e/outside.txt',
    '/app/.env.local',
  ])('has no %s', async (url) => {
    const answer = await web.app.inject(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('secret');
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('is not there where it was not built', async () => {
    const bare = await baseApp(database().app);
    expect((await bare.app.inject('/app/')).statusCode).toBe(404);
    await bare.close();
  });
});
