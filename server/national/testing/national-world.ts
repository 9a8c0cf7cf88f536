import { inject } from 'vitest';
import { type Centre, type CentreOptions, startCentre } from '../../../centre/index.ts';
import { openScene, type Scene } from '../../journey/scene.ts';
import { step } from '../../platform/facts/index.ts';
import { type CodeIssuer, issueCodes } from '../../projects/index.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { turnConstruction, turnInvestment, turnPoll } from '../bridge.ts';
import type { Bridge } from '../bridge-parts.ts';
import { openDown } from '../downward/deps.ts';
import { type PullDeps, pullDown } from '../downward/pull.ts';
import { nationalFollower } from '../follower.ts';
import { openBridge } from '../open-bridge.ts';
import { LineDown } from '../outbox/lines.ts';
import { resendBatch } from '../outbox/resend.ts';

/** A province with its bridge, and the stand-in centre at the other end, each on a database of its own. */
export type NationalWorld = {
  readonly scene: Scene;
  readonly database: TestDatabase;
  readonly centre: Centre;
  /** The centre's own database, as its owner. */
  readonly centreUrl: string;
  readonly bridge: Bridge;
  readonly issuer: CodeIssuer;
  /** What `pullDown` reads the centre with. */
  readonly down: PullDeps;
  /** Declares a project and waits for its code. */
  register(form?: object): Promise<string>;
  /** Takes facts, messages, answers and code requests as far as they go at this moment. */
  run(): Promise<void>;
  /** Facts into messages only. */
  tell(): Promise<void>;
  /** Lets the pauses pass, then runs. */
  later(ms?: number): Promise<void>;
  /** Counts of current messages by kind and state. */
  counts(): Promise<Record<string, Record<string, number>>>;
  close(): Promise<void>;
};

export type NationalOptions = {
  readonly start?: string;
  readonly centre?: Partial<CentreOptions>;
};

export async function openNationalWorld(options: NationalOptions = {}): Promise<NationalWorld> {
  const database = await createTestDatabase();
  const far = await createTestDatabase();
  const time = { now: Date.parse('2026-11-02T01:00:00Z') };
  const clock = { now: () => time.now };
  const adminUrl = new URL(inject('testCluster').adminUrl);
  adminUrl.pathname = `/${far.name}`;
  const centre = await startCentre({
    databaseUrl: adminUrl.href,
    clock,
    checkEveryMs: null,
    onePass: true,
    seed: 'test',
    ...options.centre,
  });
  let bridge: Bridge | undefined;
  let issuer: CodeIssuer | undefined;
  const given: CodeIssuer = {
    name: '国家平台',
    submit: (request) => required(issuer).submit(request),
    cancel: (request) => required(issuer).cancel(request),
    poll: (ticket, request) => required(issuer).poll(ticket, request),
  };
  const scene = await openScene(database, {
    ...(options.start === undefined ? {} : { start: options.start }),
    issuer: given,
  });
  time.now = scene.time.now;
  const lines: string[] = [];
  const opened = await openBridge({
    services: scene.services,
    access: { url: centre.origin, appId: centre.appId, secret: centre.secret },
    frontUrl: centre.frontUrl,
    frontSchema: centre.frontSchema,
    log: {
      warn: (...words: unknown[]) => void lines.push(JSON.stringify(words)),
      error: (...words: unknown[]) => void lines.push(JSON.stringify(words)),
      info: () => {},
    },
  });
  bridge = opened.bridge;
  issuer = required(opened.issuer);
  const down: PullDeps = {
    ...openDown(scene.services, {
      warn: (...words: unknown[]) => void lines.push(JSON.stringify(words)),
      error: (...words: unknown[]) => void lines.push(JSON.stringify(words)),
    }),
    client: required(bridge.client),
  };
  const now = () => {
    time.now = scene.time.now;
  };
  const log = { warn: () => {} };
  const tell = async () => {
    now();
    for (const line of ['investment', 'construction'] as const) {
      const follower = nationalFollower(required(bridge).collect, line);
      while ((await step(database.app, follower)) > 0);
    }
  };
  const run = async () => {
    for (let round = 0; round < 200; round += 1) {
      now();
      await scene.work();
      await issueCodes({ ...scene.services, issuer: given, log });
      await tell();
      const resent = await resendBatch(required(bridge).collect);
      // Asked only where there is something: a test may count the centre's answers.
      const pulled = (await centre.report()).downward.sent === 0 ? 0 : await pullDown(down).catch(whileDown);
      const sent = await turnInvestment(required(bridge));
      const drained = await turnConstruction(required(bridge));
      await centre.checkNow();
      scene.time.now += 1000;
      now();
      const polled = await turnPoll(required(bridge));
      if (pulled === 0 && resent === 0 && !sent && !drained && !polled) return;
    }
    throw new Error('the bridge does not come to rest');
  };
  const later = async (ms = 3_700_000) => {
    scene.time.now += ms;
    await run();
  };
  const register = async (form?: object) => {
    const id = await scene.declare(form);
    await run();
    await later();
    return id;
  };
  return {
    scene,
    database,
    centre,
    centreUrl: adminUrl.href,
    bridge,
    issuer: given,
    down,
    register,
    run,
    tell,
    later,
    counts: async () => {
      const rows = await database.app.read<{ kind: string; state: string; n: number }>({
        name: 'test_counts',
        text: 'SELECT kind, state, count(*)::int AS n FROM national.messages WHERE current GROUP BY 1, 2 ORDER BY 1, 2',
      });
      const counts: Record<string, Record<string, number>> = {};
      for (const { kind, state, n } of rows) counts[kind] = { ...counts[kind], [state]: n };
      return counts;
    },
    close: async () => {
      await opened.close();
      await scene.close();
      await centre.close({ dropRole: true });
      await database.drop();
      await far.drop();
    },
  };
}

function whileDown(error: unknown): number {
  if (error instanceof LineDown) return 0;
  throw error;
}

function required<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('not opened yet');
  return value;
}
