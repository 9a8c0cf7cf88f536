import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '@zongheng/core';
import type { LightMyRequestResponse } from 'fastify';
import { buildApp } from '../app.ts';
import { applicationFollower } from '../applications/index.ts';
import { applyDeemed } from '../casework/index.ts';
import { loadConfig } from '../config.ts';
import { fileAccess } from '../dossier/index.ts';
import { createPerson, createUnit, grantSeat, ROLES, type Role } from '../identity/index.ts';
import { type BundleAccess, openCollect } from '../national/index.ts';
import { createPasswords, systemRandom } from '../platform/crypto/index.ts';
import type { Database } from '../platform/database/index.ts';
import { catchUp } from '../platform/facts/index.ts';
import { type FileStore, openFolderStore } from '../platform/files/index.ts';
import type { HttpApp } from '../platform/http/index.ts';
import { createLog } from '../platform/log/index.ts';
import { type CodeIssuer, createTrainingIssuer, issueCodes } from '../projects/index.ts';
import { createServices, openCatalogue, type Services } from '../services.ts';

const PASSWORD = 'Zongheng-Test-1';
/** Valid on both levels of GB 32100, and nobody's. */
export const CREDIT_CODE = '91210100MA0TEXT04E';

/** Where a person sits, and from when until when; from yesterday on unless said. */
export type SeatChoice = {
  readonly bodyId?: string;
  readonly division?: string;
  readonly unitId?: string;
  readonly validFrom?: number;
  readonly validTo?: number;
};

export type Registered = { readonly personId: string; readonly login: string; readonly seatId: string };

export type Caller = {
  /** Any request; a text as payload is sent as it is. */
  send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: unknown,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  get(url: string): Promise<LightMyRequestResponse>;
  post(url: string, payload: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  put(url: string, payload: unknown): Promise<LightMyRequestResponse>;
  /** Uploads a small PDF and returns its id. */
  upload(projectId: string, name?: string): Promise<string>;
};

/** The whole platform on a test database with the province's pack, and a clock the test moves. */
export type World = {
  readonly app: HttpApp;
  readonly services: Services;
  readonly files: FileStore;
  readonly time: { now: number };
  readonly lines: readonly string[];
  /** Moves the clock to a moment in Shanghai, 'YYYY-MM-DD HH:mm'. */
  at(moment: string): void;
  /** A new person in a seat. */
  person(role: Role, seat?: SeatChoice): Promise<Registered>;
  /** Signs in over the API: the headers of a browser that is signed in. */
  signIn(login: string): Promise<Record<string, string>>;
  /** A new person in a seat, signed in. */
  as(role: Role, seat?: SeatChoice): Promise<Caller>;
  unit(name?: string, certNumber?: string): Promise<string>;
  /** What the work process does, until nothing is left to do. */
  work(): Promise<void>;
  close(): Promise<void>;
};

export async function openWorld(
  database: Database,
  portal: Database,
  start: string,
  options: {
    readonly issuer?: CodeIssuer;
    readonly webFolder?: string;
    /** Where the construction line is carried in bundles. */
    readonly bundles?: BundleAccess;
  } = {},
): Promise<World> {
  const time = { now: moment(start) };
  const clock = { now: () => time.now };
  const services = createServices(database, await openCatalogue(database, clock), clock, systemRandom);
  const passwords = createPasswords({ log2N: 4, r: 8, p: 1 });
  const folder = await mkdtemp(join(tmpdir(), 'journey-'));
  const lines: string[] = [];
  const log = createLog({ level: 'info', name: 'test', stream: { write: (line) => void lines.push(line) } });
  const files = await openFolderStore(folder);
  const app = await buildApp({
    config: unwrap(loadConfig({}, [])),
    log,
    services,
    portal,
    files,
    fileAccess: fileAccess(database),
    national: await openCollect({ services }),
    ...(options.bundles === undefined ? {} : { bundles: options.bundles }),
    passwords,
    sampleLogins: null,
    practice: false,
    publicOrigin: 'http://localhost',
    webFolder: options.webFolder ?? join(folder, 'no-web'),
    version: '0.0.0',
  });
  const { newId } = services.facts;
  const follower = applicationFollower(services);
  const issuer =
    options.issuer ?? createTrainingIssuer(clock, () => systemRandom.below(1_000_000) / 1_000_000);
  const signIn = async (login: string): Promise<Record<string, string>> => {
    const headers = { 'x-zongheng': '1' };
    const payload = { login, password: PASSWORD };
    const answer = await app.inject({ method: 'POST', url: '/api/session', headers, payload });
    const token = answer.cookies.find(({ name }) => name === 'zongheng_session')?.value;
    if (!token) throw new Error(`not signed in: ${answer.body}`);
    return { ...headers, cookie: `zongheng_session=${token}` };
  };
  const person: World['person'] = async (role, seat = {}) => {
    const login = `t-${newId()}`;
    const made = unwrap(
      await createPerson(
        { database, passwords, newId },
        { name: `示例${ROLES[role].name}`, login, mobile: '19900001234', secret: { password: PASSWORD } },
        time.now,
      ),
    );
    const wanted = { personId: made.id, role, validFrom: time.now - 86_400_000, ...seat };
    const granted = await grantSeat({ database, directory: services.directory, newId }, wanted, time.now);
    return { personId: made.id, login, seatId: unwrap(granted).id };
  };
  return {
    app,
    services,
    files,
    time,
    lines,
    at: (text) => {
      time.now = moment(text);
    },
    person,
    signIn,
    async as(role, seat) {
      const { login } = await person(role, seat);
      return caller(app, () => signIn(login));
    },
    async unit(name = '沈阳示例建设有限公司', certNumber = CREDIT_CODE) {
      const made = await createUnit({ database, newId }, { name, certType: 'A05300', certNumber }, time.now);
      return unwrap(made).id;
    },
    async work() {
      while ((await issueCodes({ ...services, issuer, log })) > 0);
      await applyDeemed(services);
      await catchUp(database, follower);
    },
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody who signs in, and signs in again when a day of the journey has ended the session. */
function caller(app: HttpApp, signIn: () => Promise<Record<string, string>>): Caller {
  let session: Promise<Record<string, string>> | undefined;
  const send: Caller['send'] = async (method, url, payload, extra = {}) => {
    const first = session === undefined;
    session ??= signIn();
    const own = session;
    const headers = await own;
    const body = payload === undefined ? {} : { payload: payload as object };
    const answer = await app.inject({ method, url, headers: { ...headers, ...extra }, ...body });
    if (answer.statusCode !== 401 || first) return answer;
    if (session === own) session = undefined;
    return send(method, url, payload, extra);
  };
  return {
    send,
    get: (url) => send('GET', url),
    post: (url, payload, extra) => send('POST', url, payload, extra),
    put: (url, payload) => send('PUT', url, payload),
    async upload(projectId, name = '材料.pdf') {
      const { payload, type } = fileForm(name);
      const answer = await send('POST', `/api/files?projectId=${projectId}`, payload, {
        'content-type': type,
      });
      if (answer.statusCode !== 201) throw new Error(`upload: ${answer.statusCode} ${answer.body}`);
      return answer.json<{ id: string }>().id;
    },
  };
}

/** One small PDF as a browser sends it. */
export function fileForm(name: string): { payload: Buffer; type: string } {
  const boundary = 'zongheng-test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), SMALL_PDF, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { payload, type: `multipart/form-data; boundary=${boundary}` };
}

/** The smallest PDF a reader opens: one empty page. */
export const SMALL_PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n' +
    '0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n163\n%%EOF\n',
);

function moment(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}

/** A declaration of a government building in Shenyang that passes every check. */
export const GOVERNMENT_FORM = {
  name: '沈阳市和平区示例文化中心',
  decisionType: 'A00001',
  approvalDivision: '210100',
  nature: '0',
  places: [{ division: '210102', detail: '示例街1号' }],
  inZone: false,
  industry: 'A4710X',
  guidance: '允许',
  plannedStart: '2026-12',
  plannedEnd: '2028-10',
  investment: '12345.67',
  content: '新建文化中心一座,建筑面积 12000 平方米。',
  attribute: 'A00001',
  landMode: '1',
  landArea: '8000',
  floorArea: '12000',
  investmentSource: '1',
  landWithScheme: false,
  areaAssessed: false,
  workCategory: '建筑工程',
  capital: '0',
  units: [
    {
      name: '沈阳示例建设有限公司',
      certType: 'A05300',
      certNumber: CREDIT_CODE,
      nature: '2',
      contactName: '张示例',
      mobile: '19900001234',
    },
  ],
  flowId: 'government-building',
};
