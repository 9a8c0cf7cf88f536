import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '@zongheng/core';
import { buildApp } from './app.ts';
import { loadConfig } from './config.ts';
import {
  createPerson,
  createUnit,
  type Directory,
  grantSeat,
  ROLES,
  type Role,
  type SampleLogin,
} from './identity/index.ts';
import type { FileAccess } from './materials/index.ts';
import { createIds, createPasswords, systemRandom } from './platform/crypto/index.ts';
import type { Database } from './platform/database/index.ts';
import { openFolderStore } from './platform/files/index.ts';
import type { HttpApp } from './platform/http/index.ts';
import { createLog } from './platform/log/index.ts';

export const PASSWORD = 'Richtig-1234';
/** Monday, 9:00 in Shenyang. */
export const START = Date.parse('2026-11-23T01:00:00.000Z');

const DIVISIONS = [
  { code: '210000', name: '辽宁省', parent: null },
  { code: '210100', name: '沈阳市', parent: '210000' },
  { code: '210102', name: '和平区', parent: '210100' },
  { code: '210200', name: '大连市', parent: '210000' },
];
const BODIES = [
  { id: '210100-approval', name: '沈阳市行政审批局', shortName: '市审批局', division: '210100' },
  { id: '210102-approval', name: '和平区行政审批局', shortName: '区审批局', division: '210102' },
  { id: '210200-approval', name: '大连市行政审批局', shortName: '市审批局', division: '210200' },
];

/** Four divisions with their bodies: enough to be above, below and beside. */
export const testDirectory: Directory = {
  division: (code) => DIVISIONS.find((division) => division.code === code),
  body: (id) => BODIES.find((body) => body.id === id),
  bodiesIn: (code) => BODIES.filter((body) => body.division === code),
  lineage(code) {
    const found = DIVISIONS.find((division) => division.code === code);
    if (found === undefined) return [];
    return found.parent === null ? [code] : [code, ...this.lineage(found.parent)];
  },
  within: (code) =>
    DIVISIONS.filter((division) => testDirectory.lineage(division.code).includes(code)).map(
      (division) => division.code,
    ),
};

/** Where a test seat sits unless the test says otherwise. */
const SCOPES = {
  unit: {},
  body: { bodyId: '210100-approval' },
  division: { division: '210100' },
  installation: {},
} as const;

export type TestApp = {
  readonly app: HttpApp;
  readonly lines: string[];
  readonly folder: string;
  /** The clock of the application; set it to move time. */
  readonly time: { now: number };
  readonly newId: () => string;
  /** Registers a person with one seat; returns its ids and login. */
  person(role: Role, changes?: Partial<SeatChanges>): Promise<TestPerson>;
  /** Signs in over the API and returns the headers of a browser that is signed in. */
  signIn(login: string, password?: string): Promise<Record<string, string>>;
  /** A new person of this role, signed in. */
  as(role: Role, changes?: Partial<SeatChanges>): Promise<Record<string, string>>;
  close(): Promise<void>;
};

export type TestPerson = { id: string; login: string; seatId: string; unitId: string | undefined };
type SeatChanges = { bodyId: string; division: string; unitId: string; validFrom: number; validTo: number };

/** The whole web process on a test database, with a clock that stands still and a folder for files. */
export async function testApp(
  database: Database,
  options: {
    readonly env?: Record<string, string>;
    readonly fileAccess?: FileAccess;
    readonly sampleLogins?: readonly SampleLogin[];
    readonly webFolder?: string;
  } = {},
): Promise<TestApp> {
  const config = unwrap(loadConfig(options.env ?? {}, []));
  const folder = await mkdtemp(join(tmpdir(), 'app-'));
  const time = { now: START };
  const clock = { now: () => time.now };
  const ids = createIds(clock, systemRandom);
  const newId = () => ids.next();
  const passwords = createPasswords({ log2N: 4, r: 8, p: 1 });
  const lines: string[] = [];
  const app = await buildApp({
    config,
    log: createLog({ level: 'debug', name: 'test', stream: { write: (line) => void lines.push(line) } }),
    clock,
    ids,
    database,
    files: await openFolderStore(folder),
    passwords,
    directory: testDirectory,
    fileAccess: options.fileAccess ?? {
      mayUpload: async () => ({ ok: true, value: { home: '210100' } }),
      mayRead: async () => ({ ok: true, value: undefined }),
    },
    sampleLogins: options.sampleLogins ?? null,
    webFolder: options.webFolder ?? join(folder, 'no-web'),
    version: '0.0.0',
  });

  let number = 0;
  const person: TestApp['person'] = async (role, changes = {}) => {
    number += 1;
    const login = `person-${number}-${newId().slice(-6)}`;
    const made = unwrap(
      await createPerson(
        { database, passwords, newId },
        { name: `示例人员${number}`, login, mobile: '19900001234', secret: { password: PASSWORD } },
        time.now,
      ),
    );
    const { scope } = ROLES[role];
    const unitId = scope === 'unit' ? (changes.unitId ?? (await unit())) : undefined;
    const seat = { ...SCOPES[scope], ...(unitId === undefined ? {} : { unitId }), ...changes };
    const granted = unwrap(
      await grantSeat(
        { database, directory: testDirectory, newId },
        { personId: made.id, role, validFrom: START - 86_400_000, ...seat },
        time.now,
      ),
    );
    return { id: made.id, login, seatId: granted.id, unitId };
  };
  const unit = async () => {
    const certNumber = `91210100MA0${newId().slice(-7).toUpperCase()}`;
    const made = await createUnit(
      { database, newId },
      { name: '示例置业有限公司', certType: 'A05300', certNumber },
      time.now,
    );
    return unwrap(made).id;
  };
  const signIn: TestApp['signIn'] = async (login, password = PASSWORD) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-zongheng': '1' },
      payload: { login, password },
    });
    const cookie = answer.cookies.find(({ name }) => name === 'zongheng_session');
    if (cookie === undefined) throw new Error(`Not signed in: ${answer.statusCode} ${answer.body}`);
    return { 'x-zongheng': '1', cookie: `zongheng_session=${cookie.value}` };
  };

  return {
    app,
    lines,
    folder,
    time,
    newId,
    person,
    signIn,
    as: async (role, changes) => signIn((await person(role, changes)).login),
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}
