import { randomBytes } from 'node:crypto';
import { createPool } from '../server/platform/database/index.ts';
import { type CheckOutcome, check } from './checker/check.ts';
import type { Context } from './context.ts';
import { type DownKind, sendDown } from './downward.ts';
import { createFaults, type Faults } from './faults.ts';
import { createFront } from './front/create.ts';
import { createFrontFaults } from './front/faults.ts';
import { createSender, dropSender } from './front/sender.ts';
import { buildCentreApp } from './http/app.ts';
import { type AdoptedCode, adoptCodes } from './invest/codes.ts';
import { createOwnSchema, keptSetting } from './own-schema.ts';
import { seeded } from './random.ts';
import { type Report, reportOf } from './report.ts';

export type CentreOptions = {
  /** Superuser or owner (with CREATEROLE) of a database for the centre's use. What is there is kept. */
  readonly databaseUrl: string;
  /** Schema of the front database. Default `spgl`. */
  readonly schema?: string;
  /** Default 0: any free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default `province`. */
  readonly appId?: string;
  /** Without it: made at the first start and kept. */
  readonly secret?: string;
  readonly clock?: { now(): number };
  readonly seed?: string;
  /** How long a request for a code is under review; 0 (default) = until it is asked for the second time. */
  readonly reviewMs?: number;
  /** Between two passes of the checker, default 1000; null: only `checkNow`. */
  readonly checkEveryMs?: number | null;
  /** Rows that pass are stored (3) in the same pass; else in the next one. Default false. */
  readonly onePass?: boolean;
};

export type Centre = {
  /** Where the investment line and the page are. */
  readonly origin: string;
  /** The front database, as the province enters it. */
  readonly frontUrl: string;
  readonly frontSchema: string;
  readonly appId: string;
  readonly secret: string;
  readonly faults: Faults;
  /** One pass of the checker, of at most `limit` rows. Passes never overlap. */
  checkNow(limit?: number): Promise<CheckOutcome>;
  /** Puts something into the queue downwards; returns its id. */
  sendDown(kind: DownKind, body: unknown, id?: string): Promise<string>;
  report(): Promise<Report>;
  /** Takes over codes that were issued before; returns how many are new. */
  adoptCodes(codes: readonly AdoptedCode[]): Promise<number>;
  /** `dropRole` also takes the sender's role from the database server, where roles outlive databases. */
  close(options?: { readonly dropRole?: boolean }): Promise<void>;
};

const CHECK_MS = 1000;

/** Starts the stand-in for the national platform on a database, new or used before. */
export async function startCentre(options: CentreOptions): Promise<Centre> {
  const schema = options.schema ?? 'spgl';
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) throw new Error(`not a schema name: ${schema}`);
  const pool = createPool(options.databaseUrl, { applicationName: 'centre', onError: () => {} });
  try {
    return await open(options, schema, pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function open(
  options: CentreOptions,
  schema: string,
  pool: ReturnType<typeof createPool>,
): Promise<Centre> {
  await createOwnSchema(pool);
  await createFront(pool, schema);
  const sender = await createSender(pool, options.databaseUrl, schema);
  const frontFaults = createFrontFaults(pool, schema, sender.role);
  // Faults end with the process that made them, also one that was killed.
  await frontFaults.clear();
  const faults = createFaults(frontFaults.apply);
  const clock = options.clock ?? { now: () => Date.now() };
  const context: Context = {
    pool,
    schema,
    appId: options.appId ?? 'province',
    secret: options.secret ?? (await keptSetting(pool, 'secret', randomBytes(24).toString('hex'))),
    reviewMs: options.reviewMs ?? 0,
    faults: () => faults.current,
    now: () => clock.now() + (faults.current.clockSkewMs ?? 0),
    elapsed: () => clock.now(),
    random: seeded(options.seed ?? randomBytes(8).toString('hex')),
  };
  const onePass = options.onePass ?? false;
  let last: Promise<unknown> = Promise.resolve();
  const checkNow = (limit?: number): Promise<CheckOutcome> => {
    const pass = last.catch(() => {}).then(() => check(context, { onePass, ...(limit && { limit }) }));
    last = pass;
    return pass;
  };
  const controls = {
    faults,
    checkNow,
    sendDown: (kind: DownKind, body: unknown, id?: string) => sendDown(context, kind, body, id),
    report: () => reportOf(context),
    adoptCodes: (codes: readonly AdoptedCode[]) => adoptCodes(pool, codes),
  };
  const app = buildCentreApp(context, controls);
  const origin = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  const every = options.checkEveryMs === undefined ? CHECK_MS : options.checkEveryMs;
  const stopChecking = every === null ? async () => {} : keepChecking(checkNow, every);

  let closing: Promise<void> | undefined;
  const end = async (dropRole: boolean) => {
    await stopChecking();
    await app.close();
    await last.catch(() => {});
    await frontFaults.clear();
    if (dropRole) await dropSender(pool, sender.role);
    await pool.end();
  };
  return {
    origin,
    frontUrl: sender.url,
    frontSchema: schema,
    appId: context.appId,
    secret: context.secret,
    ...controls,
    close: ({ dropRole = false } = {}) => {
      closing ??= end(dropRole);
      return closing;
    },
  };
}

/** Passes one after the other, the next so long after the end of the last. */
function keepChecking(checkNow: () => Promise<unknown>, everyMs: number): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let ended = false;
  const again = () => {
    timer = setTimeout(() => {
      running = checkNow()
        .catch((error: unknown) => console.error(error))
        .then(() => {
          if (!ended) again();
        });
    }, everyMs);
  };
  again();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await running;
  };
}
