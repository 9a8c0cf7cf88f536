import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantFromText } from '@zongheng/core/calendar';
import { createTestDatabase, type TestDatabase } from '../../../testing/index.ts';
import { createSm2KeyPair, createSm2Signer, sm3 } from '../../crypto/index.ts';
import type { SignedRoot } from '../root-record.ts';
import { makeRoots, type RootKeeper } from '../roots.ts';
import { type RootCheck, verifyRoots } from '../verify-roots.ts';

/** One key for all worlds: making one takes longer than signing. */
const signer = createSm2Signer(createSm2KeyPair());

/** A database, a folder for the files, and a clock that is set by hand. */
export type RootWorld = {
  readonly database: TestDatabase;
  readonly keeper: RootKeeper;
  readonly folder: string;
  setTime(instant: string): void;
  make(): ReturnType<typeof makeRoots>;
  /** What verification finds, without the sentences. */
  faults(check?: Partial<RootCheck>): Promise<string[]>;
  rows(home: string): Promise<SignedRoot[]>;
  /** As somebody with all rights in the database would. */
  tamper(text: string, ...values: unknown[]): Promise<void>;
  fileOf(home: string, day: string): string;
  readRoot(home: string, day: string): Promise<SignedRoot>;
  writeRoot(home: string, day: string, content: unknown): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export async function rootWorld(): Promise<RootWorld> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'roots-'));
  let time = 0;
  const keeper: RootKeeper = { hash: sm3, signer, clock: { now: () => time }, folder };
  const fileOf = (home: string, day: string) => join(folder, home, `${day}.json`);
  return {
    database,
    keeper,
    folder,
    setTime: (instant) => {
      time = instantFromText(instant);
    },
    make: () => makeRoots(database.app, keeper),
    faults: async (check) => {
      const report = await verifyRoots(database.app, { ...keeper, ...check });
      return report.faults.map(({ fault, home, day, position }) => `${fault} ${home} ${day} ${position}`);
    },
    rows: async (home) => {
      const rows = await database.app.read<{ content: SignedRoot }>({
        name: 'test-roots',
        text: 'SELECT content FROM facts.roots WHERE home = $1 ORDER BY day',
        values: [home],
      });
      return rows.map((row) => row.content);
    },
    tamper: async (text, ...values) => {
      const name = `test-${sm3.digest(text).slice(0, 32)}`;
      await database.owner.query({ name, text, values });
    },
    fileOf,
    readRoot: async (home, day) => JSON.parse(await readFile(fileOf(home, day), 'utf8')) as SignedRoot,
    writeRoot: (home, day, content) => writeFile(fileOf(home, day), JSON.stringify(content)),
    [Symbol.asyncDispose]: async () => {
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}
