import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../server/testing/index.ts';
import { type Centre, type CentreOptions, signatureOf, startCentre } from './index.ts';

/** Tuesday, 24 November 2026, 10:00 in Shanghai: a working day, in office hours. */
export const MORNING = Date.parse('2026-11-24T02:00:00Z');
export const UNIT = '91210100MA0TEXT04E';

export type Answer = { readonly status: number; readonly body: unknown; readonly type: string };
export type Send = {
  post(path: string, body: unknown, change?: SendChange): Promise<Answer>;
  get(path: string, change?: SendChange): Promise<Answer>;
};
export type SendChange = { readonly time?: number; readonly secret?: string; readonly appId?: string };

/** A centre of a test file's own with a clock that stands still unless moved. */
export type TestCentre = {
  readonly centre: Centre;
  readonly databaseUrl: string;
  readonly clock: { at: number };
  readonly send: Send;
  /** The province's session in the front database. */
  readonly front: Client;
  /** Ends this process's centre and starts another on the same data. */
  restart(): Promise<void>;
};

export function useCentre(options: Partial<CentreOptions> = {}): () => TestCentre {
  let given: TestCentre | undefined;
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    const databaseUrl = inject('testCluster').adminUrl.replace('/postgres?', `/${database.name}?`);
    const clock = { at: MORNING };
    const start = async () => {
      const centre = await startCentre({
        databaseUrl,
        clock: { now: () => clock.at },
        seed: 'test',
        checkEveryMs: null,
        ...options,
      });
      return { centre, front: await enter(centre.frontUrl), send: sender(centre, clock) };
    };
    const running = {
      ...(await start()),
      databaseUrl,
      clock,
      restart: async () => {
        await running.front.end();
        await running.centre.close();
        Object.assign(running, await start());
      },
    };
    given = running;
  });
  afterAll(async () => {
    await given?.front.end().catch(() => {});
    await given?.centre.close({ dropRole: true });
    await database?.drop();
  });
  return () => {
    if (given === undefined) throw new Error('The centre exists only while tests run.');
    return given;
  };
}

/** A session as the province opens it. */
export async function enter(url: string): Promise<Client> {
  const client = new Client(url);
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Signs as the protocol asks, by the centre's clock unless told otherwise. */
function sender(centre: Centre, clock: { readonly at: number }): Send {
  const call = async (method: 'GET' | 'POST', path: string, text: string, change: SendChange = {}) => {
    const time = new Date(change.time ?? clock.at).toISOString();
    const response = await fetch(`${centre.origin}${path}`, {
      method,
      headers: {
        'x-centre-app': change.appId ?? centre.appId,
        'x-centre-time': time,
        'x-centre-signature': signatureOf(change.secret ?? centre.secret, time, method, path, text),
        ...(method === 'POST' && { 'content-type': 'application/json' }),
      },
      ...(method === 'POST' && { body: text }),
    });
    const type = response.headers.get('content-type') ?? '';
    const body: unknown = type.includes('json') ? await response.json() : await response.text();
    return { status: response.status, body, type };
  };
  return {
    post: (path, body, change) => call('POST', path, JSON.stringify(body), change),
    get: (path, change) => call('GET', path, '', change),
  };
}

/** A project as it is declared for a code. */
export const form = (requestId: string, change: Record<string, unknown> = {}) => ({
  requestId,
  projectName: '示例产业园一期',
  projectType: 'A00003',
  divisionCode: '210102',
  constructPer: '0',
  startYear: '202701',
  endYear: '202812',
  investment: '12000.50',
  placeCode: '210102',
  placeCodeDetail: '示例路1号',
  industry: 'A3912X',
  applyDate: '2026-11-24',
  projectContent: '建设厂房两栋',
  foreignAbroadFlag: '0',
  lerepInfo: [{ enterpriseName: '示例公司', lerepCerttype: 'A05300', lerepCertno: UNIT }],
  contrInfo: [],
  ...change,
});

/** Asks for a code and polls until it is there. */
export async function obtainCode(send: Send, requestId: string, change: Record<string, unknown> = {}) {
  const { body } = await send.post('/invest/apply', form(requestId, change));
  const { seqId } = body as { seqId: string };
  await send.post('/invest/result', { seqId });
  const result = (await send.post('/invest/result', { seqId })).body as { projectCode?: string };
  return { seqId, code: result.projectCode ?? '', result };
}
