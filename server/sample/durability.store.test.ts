import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, Statement } from '../platform/database/index.ts';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';
import { loadSample, sampleState } from './index.ts';
import { END, sampleDeps } from './sample-fixture.ts';

const PROJECTS = 16;
const CHILD = fileURLToPath(new URL('./load-child-fixture.ts', import.meta.url));

type Record = Awaited<ReturnType<typeof recordOf>>;

let undisturbed: TestDatabase;
let record: Record;

beforeAll(async () => {
  undisturbed = await createTestDatabase();
  record = await load(undisturbed);
}, 120_000);

afterAll(() => undisturbed.drop());

describe('loading the sample', () => {
  test('comes out the same every time, digest by digest', async () => {
    await using again = await createTestDatabase();
    expect(await load(again)).toEqual(record);
  }, 120_000);

  test('does nothing where it is there already', async () => {
    const deps = await sampleDeps(undisturbed.app);
    const result = await loadSample(deps, { endsAt: END + 86_400_000, projects: 40 });
    await deps.close();
    expect(result).toEqual({
      outcome: 'there-already',
      endsAt: '2026-11-22T10:00:00.000Z',
      projects: PROJECTS,
    });
    expect(await recordOf(undisturbed.app)).toEqual(record);
  });

  test('killed again and again, it goes on where it was: nothing twice, nothing half', async () => {
    await using database = await createTestDatabase();
    const deps = await sampleDeps(database.app);
    expect(await sampleState(database.app)).toBe('none');
    // While people are being registered, early, in the middle and shortly before the end of the year.
    const reached: number[] = [];
    for (const share of [0, 0.1, 0.45, 0.85])
      reached.push(await loadAndKill(database.appUrl, deps.folder, share));
    expect(await sampleState(database.app)).toBe('loading');
    expect(reached).toEqual([...reached].sort((a, b) => a - b));

    // Started again later it goes on with the year it began.
    const progress: number[] = [];
    const result = await loadSample(deps, {
      endsAt: END + 3_600_000,
      projects: 5,
      onProgress: ({ done }) => progress.push(done),
    });
    await deps.close();
    expect(result).toEqual({ outcome: 'continued', endsAt: '2026-11-22T10:00:00.000Z', projects: PROJECTS });
    expect(progress[1]).toBeGreaterThan(reached[2] ?? 0);
    expect(await sampleState(database.app)).toBe('done');
    expect(withoutNumbers(await recordOf(database.app))).toEqual(withoutNumbers(record));
  }, 240_000);

  test('broken off right after any of its statements, it goes on as if nothing had been', async () => {
    await using database = await createTestDatabase();
    const deps = await sampleDeps(database.app);
    const names = new Set<string>();
    for (let broken = true, attempts = 0; broken; attempts += 1) {
      expect(attempts).toBeLessThan(60);
      broken = await loadSample(
        { ...deps, database: breaking(database.app, names) },
        { endsAt: END, projects: PROJECTS },
      ).then(
        () => false,
        (error: unknown) => {
          expect(String(error)).toContain(BREAK);
          return true;
        },
      );
    }
    await deps.close();
    expect(names).toContain('sample.unhurried projects_code_lease');
    expect(names).toContain('sample.unhurried applications_next_number');
    expect(names.size).toBeGreaterThan(25);
    expect(withoutNumbers(await recordOf(database.app))).toEqual(withoutNumbers(record));
  }, 240_000);

  test('waits for its turn, and says so where another process goes on loading', async () => {
    const client = await undisturbed.app.pool.connect();
    await client.query('SELECT pg_advisory_lock($1)', [0x7a68_0090]);
    const deps = await sampleDeps(undisturbed.app);
    await expect(loadSample(deps, { endsAt: END })).rejects.toThrow('另一个进程');
    const freed = loadSample(deps, { endsAt: END });
    client.release(true);
    expect((await freed).outcome).toBe('there-already');
    await deps.close();
  }, 30_000);

  test('refuses to go on with half of another year', async () => {
    await using database = await createTestDatabase();
    const deps = await sampleDeps(database.app);
    await loadAndKill(database.appUrl, deps.folder, 0.1);
    await database.owner.query({ name: 'other', text: `UPDATE sample.progress SET seed = 'another'` });
    await expect(loadSample(deps, { endsAt: END })).rejects.toThrow('不能继续');
    await deps.close();
  }, 60_000);
});

async function load(database: TestDatabase): Promise<Record> {
  const deps = await sampleDeps(database.app);
  const result = await loadSample(deps, { endsAt: END, projects: PROJECTS });
  await deps.close();
  expect(result.outcome).toBe('loaded');
  return recordOf(database.app);
}

/** Loads in a process of its own and kills it (SIGKILL) once so much is done; returns how many events were. */
async function loadAndKill(url: string, folder: string, share: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, url, folder, String(PROJECTS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let reached = -1;
  for await (const line of createInterface({ input: child.stdout })) {
    const [done = 0, total = 1] = line.split(' ').map(Number);
    reached = done;
    if (done >= total * share) break;
  }
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return reached;
}

const BREAK = 'the power went off';

/** A database that goes away for good after the first answer to a statement that was never answered before. */
function breaking(database: Database, answered: Set<string>): Database {
  let gone = false;
  const pass = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (gone) throw new Error(BREAK);
    const answer = await work();
    if (gone) throw new Error(BREAK);
    if (!answered.has(name)) {
      answered.add(name);
      gone = true;
      throw new Error(BREAK);
    }
    return answer;
  };
  return {
    ...database,
    query: (statement) => pass(statement.name, () => database.query(statement)),
    // Its last event may have been stored only after the next load had looked.
    read: async <Row>(statement: Statement) => {
      const rows = await pass(statement.name, () => database.read<Row>(statement));
      if (statement.name !== 'sample.events.all') return rows;
      // By transaction, not by place in the table: lanes write side by side, and only a lane's last can be late.
      const [last] = await database.read<{ key: string }>({
        name: 't.last',
        text: 'SELECT key FROM sample.events ORDER BY xmin::text::bigint DESC, ctid DESC LIMIT 1',
      });
      return rows.filter((row) => (row as { readonly key: string }).key !== last?.key);
    },
    pipeline: (statements) =>
      pass([...new Set(statements.map(({ name }) => name))].join(' '), () => database.pipeline(statements)),
    transaction: (work, options) =>
      database.transaction(
        (tx) =>
          work({
            query: (statement) => pass(statement.name, () => tx.query(statement)),
            read: (statement) => pass(statement.name, () => tx.read(statement)),
          }),
        options,
      ),
  };
}

/** Everything the load leaves behind, in an order of its own. */
async function recordOf(database: Database) {
  const all = (name: string, text: string) => database.read<{ [column: string]: unknown }>({ name, text });
  return {
    facts: await all('t.facts', 'SELECT * FROM facts.facts ORDER BY home, position'),
    sealed: await all('t.sealed', 'SELECT * FROM facts.sealed ORDER BY home, fact_id'),
    cursors: await all('t.cursors', 'SELECT * FROM facts.cursors ORDER BY reader, home'),
    projects: await all('t.projects', 'SELECT * FROM projects.projects ORDER BY id'),
    works: await all('t.works', 'SELECT * FROM projects.works ORDER BY id'),
    codes: await all('t.codes', 'SELECT * FROM projects.issued_codes ORDER BY code'),
    waiting: await all('t.waiting', 'SELECT project_id FROM projects.code_requests ORDER BY project_id'),
    applications: await all('t.applications', 'SELECT * FROM applications.applications ORDER BY id'),
    cases: await all('t.cases', 'SELECT * FROM casework.cases ORDER BY id'),
    clocks: await all('t.clocks', 'SELECT * FROM casework.clocks ORDER BY id, kind'),
    documents: await all('t.documents', 'SELECT * FROM casework.documents ORDER BY id'),
    files: await all('t.files', 'SELECT * FROM materials.files ORDER BY id'),
    units: await all('t.units', 'SELECT * FROM identity.units ORDER BY id'),
    persons: await all('t.persons', 'SELECT * FROM identity.persons ORDER BY id'),
    seats: await all('t.seats', 'SELECT * FROM identity.seats ORDER BY id'),
    left: await all('t.left', 'SELECT * FROM sample.events'),
  };
}

/**
 * A receipt number taken by a process that died is a gap: the numbers after it are others, and with them the
 * digests of facts. Everything else must be the same.
 */
function withoutNumbers(whole: Record): Record {
  const numbered = new Set(['number', 'application_number', 'grams', 'digest', 'previous', 'head']);
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (value === null || typeof value !== 'object') return value;
    const kept = Object.entries(value).filter(([key]) => !numbered.has(key));
    return Object.fromEntries(kept.map(([key, part]) => [key, strip(part)]));
  };
  const { facts, applications, cases } = whole;
  return { ...whole, ...(strip({ facts, applications, cases }) as typeof whole) };
}
