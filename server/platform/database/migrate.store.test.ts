import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { createTestDatabase, type TestDatabase, useTestDatabase } from '../../testing/index.ts';
import { sqlState } from './errors.ts';
import { migrate } from './migrate.ts';
import { collectMigrations } from './migration-files.ts';

const first = (await collectMigrations()).find((migration) => migration.number === 1)?.text ?? '';

describe('migrations', () => {
  let root: string;
  let database: TestDatabase;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'migrations-'));
    database = await createTestDatabase({ empty: true });
    await put('platform/database/migrations/0001-platform.sql', first);
  });

  afterEach(async () => {
    await database.drop();
    await rm(root, { recursive: true });
  });

  async function put(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  const numbers = async () => (await migrate(database, { root })).map((migration) => migration.number);
  const table = (name: string) => `-- Reverse: DROP TABLE ${name};\nCREATE TABLE ${name} (id int);\n`;
  const exists = async (name: string) => {
    const [row] = await database.owner.read<{ there: boolean }>({
      name: 'there',
      text: 'SELECT to_regclass($1) IS NOT NULL AS there',
      values: [name],
    });
    return row?.there;
  };

  test('run once, in the order of their numbers over all modules', async () => {
    await put('zeta/migrations/0002-two.sql', table('platform.two'));
    const view =
      '-- Reverse: DROP VIEW platform.three;\nCREATE VIEW platform.three AS SELECT id FROM platform.two;\n';
    await put('alpha/migrations/0003-three.sql', view);
    expect(await numbers()).toEqual([1, 2, 3]);
    expect(await numbers()).toEqual([]);
    await put('alpha/migrations/0004-four.sql', table('platform.four'));
    expect(await numbers()).toEqual([4]);
  });

  test('two programs at once run each migration once', async () => {
    await put('alpha/migrations/0002-two.sql', table('platform.two'));
    const [a, b] = await Promise.all([numbers(), numbers()]);
    expect([...(a ?? []), ...(b ?? [])].sort()).toEqual([1, 2]);
  });

  test('an applied file that was changed is refused by name; other line ends are no change', async () => {
    await put('alpha/migrations/0002-two.sql', table('platform.two'));
    await migrate(database, { root });
    await put('alpha/migrations/0002-two.sql', table('platform.two').replaceAll('\n', '\r\n'));
    expect(await numbers()).toEqual([]);
    await put('alpha/migrations/0002-two.sql', `${table('platform.two')}-- more\n`);
    await expect(migrate(database, { root })).rejects.toThrow('alpha/migrations/0002-two.sql');
  });

  test('one that fails leaves nothing behind and says where', async () => {
    const text = `${table('platform.two')}\nCREATE TABLE platform.broken (id nonsense);\n`;
    await put('alpha/migrations/0002-two.sql', text);
    await expect(migrate(database, { root })).rejects.toThrow(/0002-two\.sql.*nonsense.*第 4 行/s);
    expect(await exists('platform.two')).toBe(false);
    await put('alpha/migrations/0002-two.sql', table('platform.two'));
    expect(await numbers()).toEqual([2]);
  });

  test('one that ends its own transaction is refused', async () => {
    await put('alpha/migrations/0002-two.sql', `${table('platform.two')}COMMIT;\n`);
    await expect(migrate(database, { root })).rejects.toThrow('0002-two.sql');
  });

  test('a database newer than the program is refused', async () => {
    await put('alpha/migrations/0002-two.sql', table('platform.two'));
    await migrate(database, { root });
    await rm(join(root, 'alpha/migrations/0002-two.sql'));
    await expect(migrate(database, { root })).rejects.toThrow('0002-two');
  });

  test('a wrong password is told in words, and not repeated', async () => {
    const wrong = new URL(database.ownerUrl);
    wrong.password = 'not-this-one';
    const error = await migrate({ ...database, ownerUrl: wrong.href }, { root }).catch(
      (reason: unknown) => reason,
    );
    expect(String(error)).toMatch(/无法连接数据库 zongheng_owner@.*password authentication failed/);
    expect(String(error)).not.toContain('not-this-one');
  });

  test('a database of another encoding is refused before anything is made in it', async () => {
    const admin = new Client(inject('testCluster').adminUrl);
    await admin.connect();
    const name = `${database.name}_ascii`;
    const from = 'TEMPLATE template0 OWNER zongheng_owner';
    await admin.query(`CREATE DATABASE ${name} ${from} ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'`);
    const ownerUrl = database.ownerUrl.replace(database.name, name);
    await expect(migrate({ ...database, ownerUrl }, { root })).rejects.toThrow('SQL_ASCII');
    await admin.query(`DROP DATABASE ${name}`);
    await admin.end();
  });

  test.each([
    ['a number used twice', 'alpha/migrations/0001-again.sql', '-- Reverse: nothing\n'],
    ['no word about reversing', 'alpha/migrations/0002-two.sql', 'SELECT 1;\n'],
    ['a name without number', 'alpha/migrations/two.sql', '-- Reverse: nothing\n'],
  ])('%s is refused by name', async (_, file, text) => {
    await put(file, text);
    await expect(collectMigrations(root)).rejects.toThrow(file);
  });

  test('the roles stand for :app and :portal, and casts stay casts', async () => {
    await put(
      'alpha/migrations/0002-two.sql',
      `-- Reverse: DROP TABLE platform.two;
CREATE DOMAIN platform.app AS text;
CREATE TABLE platform.two AS SELECT 'x'::platform.app AS cast_one, 1 AS id;
GRANT SELECT ON platform.two TO :app, :portal;
GRANT USAGE ON SCHEMA platform TO :portal;
`,
    );
    await migrate(database, { root });
    const read = { name: 'two', text: 'SELECT id FROM platform.two' };
    expect(await database.app.read(read)).toEqual([{ id: 1 }]);
    expect(await database.portal.read(read)).toEqual([{ id: 1 }]);
  });
});

describe('the roles', () => {
  const database = useTestDatabase();
  const stateOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'allowed',
      (error: unknown) => sqlState(error),
    );

  test.each([
    ['make a table', 'CREATE TABLE platform.mine (id int)'],
    ['make a table in public', 'CREATE TABLE public.mine (id int)'],
    ['make a temporary table', 'CREATE TEMP TABLE mine (id int)'],
    ['make a schema', 'CREATE SCHEMA mine'],
    ['rewrite the record of migrations', `UPDATE platform.migrations SET digest = ''`],
    ['drop the guard', 'DROP FUNCTION platform.guard(bigint, bigint)'],
    ['become the owner', 'SET ROLE zongheng_owner'],
  ])('neither application nor portal may %s', async (name, text) => {
    const statement = { name, text };
    expect(await stateOf(database().app.query(statement))).toMatch(/^(42501|25006)$/);
    expect(await stateOf(database().portal.query(statement))).toMatch(/^(42501|25006)$/);
  });

  test('the portal sees nothing it was not given, and the application runs the guard', async () => {
    const statement = { name: 'guard', text: 'SELECT platform.guard(1, 1)' };
    expect(await stateOf(database().portal.query(statement))).toBe('42501');
    expect(await stateOf(database().app.query(statement))).toBe('allowed');
  });

  test('a new function of the owner is not everybody’s', async () => {
    await database().owner.query({
      name: 'make-function',
      text: 'CREATE FUNCTION public.secret() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    });
    expect(await stateOf(database().app.query({ name: 'call', text: 'SELECT public.secret()' }))).toBe(
      '42501',
    );
  });
});
