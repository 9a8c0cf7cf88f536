import { describe, expect, test } from 'vitest';
import { createTestDatabase, testVersion, useTestDatabase } from './index.ts';

describe('a test database', () => {
  const database = useTestDatabase();

  test('runs on the version the project asks for and carries the migrations', async () => {
    const [row] = await database().app.read<{ version: string; migrations: number }>({
      name: 'test-version',
      text: `SELECT current_setting('server_version') AS version, (SELECT count(*) FROM platform.migrations) AS migrations`,
    });
    expect(row?.version.split('.')[0]).toBe(String(testVersion(process.env.ZONGHENG_TEST_PG)));
    expect(row?.migrations).toBeGreaterThan(0);
  });

  test('three roles enter it, and each is who it says', async () => {
    const who = { name: 'test-who', text: 'SELECT current_user::text AS name' };
    const { app, owner, portal } = database();
    const names = await Promise.all([app, owner, portal].map((face) => face.read<{ name: string }>(who)));
    expect(names.map(([row]) => row?.name)).toEqual(['zongheng_app', 'zongheng_owner', 'zongheng_portal']);
  });

  test('is apart from every other, and gone when dropped', async () => {
    const other = await createTestDatabase();
    await other.owner.query({ name: 'make', text: 'CREATE TABLE public.only_here (id int)' });
    const here = { name: 'test-here', text: `SELECT to_regclass('public.only_here') IS NOT NULL AS there` };
    expect(await other.app.read(here)).toEqual([{ there: true }]);
    expect(await database().app.read(here)).toEqual([{ there: false }]);
    await other.drop();
    const names = await database().app.read<{ name: string }>({
      name: 'test-names',
      text: 'SELECT datname::text AS name FROM pg_database',
    });
    expect(names.map((row) => row.name)).not.toContain(other.name);
  });
});
