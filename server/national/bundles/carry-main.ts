import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openSm2File, type Signer } from '../../platform/crypto/index.ts';
import { openPostgresFront } from '../construction/postgres-front.ts';
import { CentreRefused, createCentreClient } from '../investment/client.ts';
import { LineDown } from '../outbox/lines.ts';
import { carry, publicKeyFrom } from './carry.ts';
import { fetchDown } from './fetch-down.ts';
import { BUNDLE_MESSAGES } from './messages.ts';

/** The carrier's command: runs on the machine that reaches the front database, and on no other. */
const say = BUNDLE_MESSAGES.carry;
const POLL_MS = 1000;

/** What ends the command with a sentence and a code: 2 for what was typed, 1 for what came of it. */
class Stop extends Error {
  readonly code: number;
  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}

const tell = (line: string) => process.stdout.write(`${line}\n`);
const now = () => Date.now();

/** Paths are those of the folder in which npm was called. */
const at = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean', default: false } as const;

function options() {
  try {
    return parseArgs({
      args: process.argv.slice(2),
      options: {
        bundle: TEXT,
        front: TEXT,
        key: TEXT,
        out: TEXT,
        state: TEXT,
        pull: TEXT,
        app: TEXT,
        'secret-file': TEXT,
        schema: { type: 'string', default: 'spgl' },
        wait: { type: 'string', default: '120' },
        again: FLAG,
        first: FLAG,
        'show-key': FLAG,
      },
    }).values;
  } catch {
    throw new Stop(say.usage, 2);
  }
}

type Given = ReturnType<typeof options>;
type Place = { readonly state: string; readonly signer: Signer };

function need(given: Given, name: 'bundle' | 'front' | 'key' | 'out' | 'app' | 'secret-file'): string {
  const value = given[name];
  if (value === undefined) throw new Stop(`${say.missing(`--${name}`)}\n\n${say.usage}`, 2);
  return value;
}

async function main(): Promise<void> {
  const given = options();
  const keyPath = at(need(given, 'key'));
  const state = given.state === undefined ? dirname(keyPath) : at(given.state);
  const signer = await openSm2File(join(state, 'carrier-key.json'));
  if (given['show-key']) {
    tell(say.showKey(signer.publicKey));
    return;
  }
  const key = publicKeyFrom(await readFile(keyPath, 'utf8').catch(() => ''), keyPath);
  if (!key.ok) throw new Stop(key.refusal.message, 2);
  const { publicKey, province } = key.value;
  if (given.pull === undefined) return up(given, { state, signer }, publicKey);
  if (province === undefined) throw new Stop(say.key(keyPath), 2);
  return down(given, given.pull, { state, signer }, province);
}

async function up(given: Given, { state, signer }: Place, key: string): Promise<void> {
  if (!/^\d{1,5}$/.test(given.wait) || Number(given.wait) > 86_400) throw new Stop(say.wait, 2);
  const bundle = at(need(given, 'bundle'));
  const out = at(need(given, 'out'));
  const front = openPostgresFront(need(given, 'front'), given.schema, 60_000);
  const onProgress = (settled: number) => process.stderr.write(`${say.settled(settled)}\n`);
  const { again, first } = given;
  const patienceMs = Number(given.wait) * 1000;
  const onReadOnly = (last: number) => tell(say.readOnly(last));
  try {
    const done = await carry(
      { front, now, pause: () => pause(POLL_MS), onProgress },
      { bundle, out, key, state, signer, patienceMs, again, first, onReadOnly },
    );
    if (!done.ok) throw new Stop(done.refusal.message, 1);
    tell(say.done(out, done.value));
  } finally {
    await front.close();
  }
}

async function down(given: Given, url: string, { state, signer }: Place, province: string): Promise<void> {
  const out = at(need(given, 'out'));
  const appId = need(given, 'app');
  // A secret given as an argument would stand in the list of processes for everybody to read.
  const secret = (await readFile(at(need(given, 'secret-file')), 'utf8')).trim();
  const client = createCentreClient({ url, appId, secret }, { now });
  const done = await fetchDown({ client, now, province, signer, state }, out, given.again);
  if (!done.ok) throw new Stop(done.refusal.message, 1);
  tell(say.pulled(out, done.value.number, done.value.rows));
}

try {
  await main();
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  const sentence =
    error instanceof Stop
      ? why
      : error instanceof LineDown || error instanceof CentreRefused
        ? say.down(why)
        : say.failed(why);
  process.stderr.write(`${sentence}\n`);
  process.exitCode = error instanceof Stop ? error.code : 1;
}
