import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../server/platform/database/index.ts';
import { type EmbeddedPlace, furnishedPlace } from './kill/embedded-place.ts';
import { type Clients, createClients } from './kill/errands.ts';
import { createLine } from './kill/line.ts';
import { checkRecord, countFacts } from './kill/record.ts';
import { type Cast, declarationOf, FIRST, liveThrough, PLACES, QUEUED, submissionOf } from './kill/story.ts';
import { type Login, openPeople } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';

/** Projects that live at the same time, each with a client of its own. */
const PROJECTS = 6;
/** Valid on both levels of GB 32100, and nobody's. */
const CREDIT_CODE = '91210100MA0TEXT04E';

/** What dies at one moment. */
type Death = 'platform' | 'platform and database';
/** After how many acknowledged errands of all the platform dies, always with others under way. */
const deaths: readonly (readonly [after: number, Death])[] = [
  [4, 'platform'],
  [20, 'platform and database'],
  [45, 'platform'],
  [60, 'platform and database'],
];

describe('the whole platform is killed (-9) in the middle of the work of many', () => {
  const line = createLine();
  const clients: Clients = createClients(line);
  let place: EmbeddedPlace;
  let cast: Cast;
  let platform: Platform;
  let lives: Promise<unknown>;

  const start = async () => {
    platform = await startPlatform({ dataDir: place.dataDir });
    platform.untimelyEnd.catch((why: Error) => line.fail(why));
  };
  const inRecord = async <T>(read: (database: Database) => Promise<T>): Promise<T> => {
    const database = await place.connect();
    return read(database).finally(() => database.close());
  };

  beforeAll(async () => {
    place = await furnishedPlace(async (database) => {
      const people = await openPeople(database);
      const unit = await people.unit('沈阳示例建设有限公司', CREDIT_CODE);
      const owner = await people.person('张示例', 'unit-member', { unitId: unit.id });
      const window = await people.person('李示例', 'window-clerk', { bodyId: people.windowBody('210100') });
      cast = { owner, unit, window, people };
      // Registered now: while the stories run this process has no connection to the database.
      for (const itemId of [...FIRST, QUEUED]) {
        const body = people.bodyOf(itemId, PLACES);
        await people.staff('case-handler', body);
        await people.staff('case-approver', body);
      }
    });
    await start();
    line.open(platform.origin);
    lives = Promise.all(
      Array.from({ length: PROJECTS }, (_, index) => liveThrough(clients, cast, index + 1)),
    );
    lives.catch(() => {});
  });
  afterAll(async () => {
    await platform?.stop();
    await place?.remove();
  });

  test.each(deaths)('after %i errands: %s', async (after, what) => {
    await Promise.race([clients.reached(after), lives]);
    await place.beforeKill();
    line.cut();
    await platform.kill();
    if (what === 'platform and database') await place.killDatabase();
    const acknowledged = [...clients.acknowledged];
    expect(acknowledged.length).toBeGreaterThanOrEqual(after);
    await start();

    // Before anybody else asks for anything: what was acknowledged is there, nothing is half there.
    const { faults, streams } = await inRecord(checkRecord);
    expect(faults).toEqual([]);
    for (const { name, stored, refolded } of streams) expect(refolded, name).toEqual(stored);
    line.open(platform.origin);
    for (const { errand, answer } of acknowledged) {
      expect(await clients.send(errand), errand.key).toEqual({ ...answer, replayed: true });
    }
  });

  test('every project lives to its end, and everything was done once', async () => {
    await lives;
    const { faults, streams } = await inRecord(checkRecord);
    expect(faults).toEqual([]);
    for (const { name, stored, refolded } of streams) expect(refolded, name).toEqual(stored);
    const cases = PROJECTS * (FIRST.length + 1);
    expect(await inRecord(countFacts)).toMatchObject({
      'project.registered': PROJECTS,
      'project.code-issued': PROJECTS,
      'application.submitted': PROJECTS,
      'application.case-opened': PROJECTS,
      'application.closed': PROJECTS,
      'case.received': cases,
      'case.accepted': cases,
      'case.correction-requested': PROJECTS,
      'case.correction-supplied': PROJECTS,
      'case.granted': cases,
    });
  });

  test('every file that was acknowledged can be read, byte for byte', async () => {
    expect(clients.uploads.length).toBeGreaterThan(PROJECTS * FIRST.length);
    for (const { who, id, bytes } of clients.uploads) {
      expect(bytes.equals(await clients.bytes(who, id)), id).toBe(true);
    }
  });

  test('requests were really cut off', () => {
    expect(clients.cutOff()).toBeGreaterThanOrEqual(deaths.length);
  });

  test('nobody had to sign in twice', () => {
    const people = new Set(clients.acknowledged.map(({ errand }) => errand.who.login));
    expect(clients.signIns()).toBe(people.size);
  });

  test.each([1, 2, 3])('one key in several requests at one moment is one act (%i)', async (round) => {
    const { owner, window } = cast;
    const many = async (who: Login, path: string, body: object) => {
      const errand = { who, path, body, key: `at-once-${round}-${path.replaceAll('/', '.')}` };
      const answers = await Promise.all(Array.from({ length: 4 }, () => clients.send(errand)));
      const [first] = answers;
      expect(first?.status, first?.text).toBeLessThan(300);
      for (const { status, text } of answers)
        expect({ status, text }).toEqual({ status: first?.status, text: first?.text });
      return JSON.parse(first?.text ?? '');
    };
    const { id } = await many(owner, '/api/projects', declarationOf(cast, PROJECTS + round));
    const read = await clients.until<{ code: { status: string } }>(
      owner,
      `/api/projects/${id}`,
      ({ code }) => code.status === 'issued',
    );
    expect(read.code.status).toBe('issued');
    const { caseIds } = await many(
      owner,
      `/api/projects/${id}/applications`,
      await submissionOf(clients, owner, id),
    );
    const commands = caseIds.map((caseId: string) => ({ caseId, command: { type: 'accept' } }));
    await many(window, '/api/cases/commands', { commands });
    expect((await inRecord(checkRecord)).faults).toEqual([]);
  });
});
