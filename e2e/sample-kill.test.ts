import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedPlace, emptyPlace } from './kill/embedded-place.ts';
import { type Clients, createClients } from './kill/errands.ts';
import { createLine } from './kill/line.ts';
import { checkRecord } from './kill/record.ts';
import { killOnceItSays, type Platform, startPlatform } from './platform.ts';

const PROJECTS = 30;
const environment = { SAMPLE_PROJECTS: String(PROJECTS) };

/**
 * What it has just said when it is killed, and whether its database dies with it. One day of the sample may
 * hold more than a tenth of it, and which tenth is passed over so depends on the day of the test.
 */
const deaths: readonly (readonly [when: string, says: RegExp, database: boolean])[] = [
  ['the beginning', /正在装入/, false],
  ['10%', /[1-9]0%/, true],
  ['40%', /[4-9]0%/, false],
  ['80%', /[89]0%/, true],
];

type SampleLogins = { readonly rows: readonly { login: string; password: string; personName: string }[] };
type Projects = { readonly rows: readonly { readonly id: string }[]; readonly total: number };
type Documents = { readonly documents: readonly { readonly fileId: string; readonly digest: string }[] };

describe('a first start is killed (-9) while it loads the sample', () => {
  let place: EmbeddedPlace;
  let platform: Platform | undefined;
  let clients: Clients;

  beforeAll(async () => {
    place = await emptyPlace();
  });
  afterAll(async () => {
    await platform?.stop();
    await place?.remove();
  });

  test.each(deaths)('at %s (said as %s; its database, too: %s)', async (_, says, database) => {
    await place.beforeKill();
    const output = await killOnceItSays(says, { dataDir: place.dataDir, environment });
    expect(output).not.toContain('已启动');
    if (database) await place.killDatabase();
  });

  test('the next start goes on and comes to the end', async () => {
    platform = await startPlatform({ dataDir: place.dataDir, environment });
    expect(platform.output()).toContain('继续装入');
    expect(platform.output()).toContain('示例数据已装好');
    expect(platform.errors()).toEqual([]);
  });

  test('the record is whole', async () => {
    const database = await place.connect();
    const { faults, streams } = await checkRecord(database).finally(() => database.close());
    expect(faults).toEqual([]);
    expect(streams.filter(({ name }) => name.startsWith('project'))).toHaveLength(PROJECTS);
    for (const { name, stored, refolded } of streams) expect(refolded, name).toEqual(stored);
  });

  test('people can work with it: sign in, open projects, read documents', async () => {
    const origin = platform?.origin ?? '';
    const line = createLine();
    line.open(origin);
    clients = createClients(line);
    const logins = (await (await fetch(`${origin}/api/samples/logins`)).json()) as SampleLogins;
    const unit = logins.rows.find(({ login }) => login.endsWith('danwei'));
    const who = { login: unit?.login ?? '', password: unit?.password ?? '', name: unit?.personName ?? '' };
    const projects = await clients.get<Projects>(who, '/api/projects');
    expect(projects.total).toBeGreaterThan(0);
    let read = 0;
    for (const { id } of projects.rows) {
      const { documents } = await clients.get<Documents>(who, `/api/projects/${id}`);
      for (const { fileId, digest } of documents) {
        const bytes = await clients.bytes(who, fileId);
        expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(digest);
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(0);
  });

  test('a start after that loads nothing', async () => {
    await platform?.stop();
    platform = await startPlatform({ dataDir: place.dataDir, environment });
    expect(platform.output()).not.toContain('装入');
  });
});
