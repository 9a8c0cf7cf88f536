import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '@zongheng/core';
import { createSm2KeyPair, createSm2Signer, type Signer } from '../../platform/crypto/index.ts';
import { step } from '../../platform/facts/index.ts';
import { issueCodes } from '../../projects/index.ts';
import { turnInvestment } from '../bridge.ts';
import { type Carried, type CarryRun, type CarryWorld, carry } from '../bundles/carry.ts';
import { readBundle, type UpRow } from '../bundles/format.ts';
import { type MadeBundle, type MakeDeps, makeBundle } from '../bundles/make-bundle.ts';
import { fetchBundle } from '../bundles/store.ts';
import { type AnswerDeps, type TakenAnswer, takeAnswer } from '../bundles/take-answer.ts';
import { openPostgresFront } from '../construction/postgres-front.ts';
import { nationalFollower } from '../follower.ts';
import { resendBatch } from '../outbox/resend.ts';
import { type NationalOptions, type NationalWorld, openNationalWorld } from './national-world.ts';

/** A province that reaches its front database on foot only, the carrier, and the centre behind it. */
export type BundleWorld = Omit<NationalWorld, 'run' | 'later'> & {
  readonly make: MakeDeps;
  readonly answers: AnswerDeps;
  /** The platform's key and the carrier's. */
  readonly platform: Signer;
  readonly carrier: Signer;
  readonly folder: string;
  readonly far: CarryWorld;
  /** Facts into messages, codes and the investment line; nothing of the construction line goes. */
  work(): Promise<void>;
  /** Makes a bundle that must have rows. */
  bundle(limit?: number): Promise<MadeBundle>;
  /** Puts the file of a bundle where the carrier finds it. */
  hand(number: number): Promise<string>;
  /** Carries a bundle; returns the answer's path. */
  walk(number: number, run?: Partial<CarryRun>, world?: Partial<CarryWorld>): Promise<Result<Carried>>;
  /** Where the answer to a bundle is written. */
  out(number: number): string;
  take(file: Uint8Array): Promise<Result<TakenAnswer>>;
};

export async function openBundleWorld(options: NationalOptions = {}): Promise<BundleWorld> {
  const world = await openNationalWorld(options);
  const { collect } = world.bridge;
  const bridge = { ...world.bridge, front: null };
  const platform = createSm2Signer(createSm2KeyPair());
  const carrier = createSm2Signer(createSm2KeyPair());
  const folder = await mkdtemp(join(tmpdir(), 'bundles-'));
  const front = openPostgresFront(world.centre.frontUrl, world.centre.frontSchema);
  const { province } = collect.catalogue;
  const make: MakeDeps = { ...collect, province, signer: platform };
  const answers: AnswerDeps = { ...collect, province, carriers: [carrier.publicKey] };
  const far: CarryWorld = {
    front,
    now: () => world.scene.time.now,
    pause: async () => {
      await world.centre.checkNow();
      world.scene.time.now += 1000;
    },
  };
  const path = (number: number) => join(folder, `${number}.zhb`);
  const out = (number: number) => join(folder, `${number}.answer.zhb`);
  const log = { warn: () => {} };
  return {
    ...world,
    bridge,
    make,
    answers,
    platform,
    carrier,
    folder,
    far,
    out,
    async work() {
      for (let round = 0; round < 50; round += 1) {
        world.scene.time.now += 3_600_000;
        await world.scene.work();
        const issued = await issueCodes({ ...world.scene.services, issuer: world.issuer, log });
        let told = 0;
        for (const line of ['investment', 'construction'] as const) {
          told += await step(world.database.app, nationalFollower(collect, line));
        }
        const resent = await resendBatch(collect);
        const sent = await turnInvestment(bridge);
        if (issued === 0 && told === 0 && resent === 0 && !sent) return;
      }
      throw new Error('the bridge does not come to rest');
    },
    async bundle(limit) {
      const made = await makeBundle(make, limit === undefined ? {} : { limit });
      if (!made.ok) throw new Error(made.refusal.message);
      return made.value;
    },
    async hand(number) {
      const file = await fetchBundle(world.database.app, number, world.scene.time.now);
      if (!file) throw new Error(`no bundle ${number}`);
      await writeFile(path(number), file);
      return path(number);
    },
    walk: (number, run = {}, other = {}) =>
      carry(
        { ...far, ...other },
        {
          bundle: path(number),
          out: out(number),
          key: platform.publicKey,
          state: folder,
          signer: carrier,
          patienceMs: 10_000,
          again: false,
          first: false,
          ...run,
        },
      ),
    take: (file) => takeAnswer(answers, file),
    async close() {
      await front.close();
      await world.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Messages of the construction line by state, current ones. */
export async function states(world: BundleWorld): Promise<Record<string, number>> {
  const rows = await world.database.app.read<{ state: string; n: number }>({
    name: 'test_bundle_states',
    text: `SELECT state, count(*)::int AS n FROM national.messages
           WHERE line = 'construction' AND current GROUP BY 1`,
    values: [],
  });
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Rows in the front database, the invalid ones too. */
export async function atCentre(world: BundleWorld): Promise<number> {
  const { tables } = await world.centre.report();
  return tables.flatMap(({ states: some, invalid }) => [...some, invalid]).reduce((sum, n) => sum + n, 0);
}

/** The rows of a bundle as the carrier reads them. */
export async function rowsOf(world: BundleWorld, number: number): Promise<readonly UpRow[]> {
  const read = await readBundle(await readFile(await world.hand(number)), [world.platform.publicKey], ['up']);
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value.rows;
}
