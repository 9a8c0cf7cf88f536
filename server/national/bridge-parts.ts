import type { Log } from '../platform/log/index.ts';
import type { CollectDeps } from './collect.ts';
import type { FrontDatabase } from './construction/front.ts';
import type { CentreClient } from './investment/client.ts';

/** The bridge of one installation: which lines are switched on, and what they are reached by. */
export type Bridge = {
  readonly collect: CollectDeps;
  readonly log: Pick<Log, 'warn' | 'error' | 'info'>;
  readonly client: CentreClient | null;
  /** null: not switched on, or carried in bundles. */
  readonly front: FrontDatabase | null;
  /** The construction line goes in signed bundles: messages are made, and wait to be put into one. */
  readonly bundled: boolean;
  /** Fetches and takes what the centre sends down; null where the investment line is not switched on. */
  readonly pull: (() => Promise<number>) | null;
};
