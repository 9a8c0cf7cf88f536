import { civilFromDay, dayOf, formatInstant, type Instant, instantFromText } from '@zongheng/core/calendar';
import type { Catalogue } from '../catalogue/index.ts';
import { type Passwords, sha256 } from '../platform/crypto/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import type { Acting } from './acting.ts';
import { alone } from './lock.ts';
import { MESSAGES } from './messages.ts';
import { engageCast } from './people.ts';
import { perform } from './perform.ts';
import { type Plan, planYear } from './plan/plan.ts';
import type { SampleEvent } from './plan/planned.ts';
import { openShelf } from './shelf.ts';
import { sideBySide } from './side-by-side.ts';
import { type Step, stepsOf } from './steps.ts';
import {
  countStart,
  findEvents,
  findProgress,
  finishProgress,
  insertProgress,
  type Progress,
} from './store.ts';
import { sweep } from './sweeps.ts';
import { unhurried } from './unhurried.ts';

export type SampleDeps = {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly files: FileStore;
  readonly passwords: Passwords;
};

export type SampleOptions = {
  /** The moment the sample year ends, in ms: now. A load that was interrupted keeps the end it began with. */
  readonly endsAt: number;
  /** How many projects; the whole sample without it. */
  readonly projects?: number;
  /** Another seed is another year. */
  readonly seed?: string;
  readonly onProgress?: (progress: SampleProgress) => void;
};

export type SampleProgress = { readonly done: number; readonly total: number; readonly label: string };

export type SampleResult = {
  readonly outcome: 'loaded' | 'continued' | 'there-already';
  readonly endsAt: string;
  readonly projects: number;
};

const DEFAULT_PROJECTS = 310;
const DEFAULT_SEED = 'zongheng';
/** Homes worked on at once; the pool has ten sessions. */
const WIDTH = 6;

/**
 * Loads a year of sample data through the same commands a person gives, at the times they would have been
 * given. Killed at any moment and called again it goes on where it was: every event stands with a key in
 * the transaction of its facts. Loading what is there already does nothing.
 *
 * @throws Error if another process is loading, or if half of another year stands there
 */
export function loadSample(deps: SampleDeps, options: SampleOptions): Promise<SampleResult> {
  return alone(deps.database, async () => {
    const known = await findProgress(deps.database);
    if (known?.done) return resultOf('there-already', known);
    const plan = planFor(deps, options, known);
    const progress = known ?? (await begin(deps, options, plan));
    if (progress.plan !== digestOf(plan)) throw new Error(MESSAGES.otherPlan);
    await play(deps, plan, progress, options.onProgress ?? (() => {}));
    await finishProgress(deps.database);
    return resultOf(known ? 'continued' : 'loaded', progress);
  });
}

function planFor(deps: SampleDeps, options: SampleOptions, known: Progress | undefined): Plan {
  return planYear(deps.catalogue, {
    seed: known?.seed ?? options.seed ?? DEFAULT_SEED,
    // Whole seconds: the plan knows no smaller times.
    end: known ? instantFromText(known.endsAt) : ((Math.floor(options.endsAt / 1000) * 1000) as Instant),
    projects: known?.projects ?? options.projects ?? DEFAULT_PROJECTS,
  });
}

async function begin(deps: SampleDeps, options: SampleOptions, plan: Plan): Promise<Omit<Progress, 'done'>> {
  const progress = {
    seed: options.seed ?? DEFAULT_SEED,
    endsAt: formatInstant(plan.end),
    projects: plan.projects.length,
    plan: digestOf(plan),
  };
  await insertProgress(deps.database, progress);
  return progress;
}

async function play(
  deps: SampleDeps,
  plan: Plan,
  progress: Omit<Progress, 'done'>,
  onProgress: (progress: SampleProgress) => void,
): Promise<void> {
  const total = plan.events.length;
  const tell = (done: number, label: string) => onProgress({ done, total, label });
  tell(0, MESSAGES.setup);
  const { seed } = progress;
  const database = unhurried(deps.database);
  const cast = await engageCast({ ...deps, database }, plan, seed);
  const remembered = await findEvents(database);
  const shelf = openShelf(database, deps.files, seed);
  const acting: Acting = {
    database,
    catalogue: deps.catalogue,
    seed,
    cast,
    shelf,
    starts: await countStart(database),
    remembered,
    caseIds: new Map(),
  };
  const steps = stepsOf(plan);
  const begun = steps.findLastIndex(({ lanes }) => lanes.flat().some(({ key }) => remembered.has(key)));
  const left = steps.slice(Math.max(begun, 0));
  let done = total - left.reduce((sum, { size }) => sum + size, 0);
  try {
    for (const step of left) {
      await sideBySide(step.lanes, WIDTH, (lane) => playLane(acting, lane));
      await sweep(acting, plan.projects, step);
      done += step.size;
      tell(done, labelOf(step));
    }
  } finally {
    await shelf.close();
  }
}

/**
 * A home's events one after the other, from behind the last one that is done. Nothing before it is looked
 * at again: taking an application further at an earlier moment would find what happened after that moment.
 */
async function playLane(acting: Acting, lane: readonly SampleEvent[]): Promise<void> {
  const last = lane.findLastIndex(({ key }) => acting.remembered.has(key));
  for (const event of lane.slice(last + 1)) await perform(acting, event);
}

function labelOf(step: Step): string {
  const { year, month } = civilFromDay(dayOf(step.until));
  return MESSAGES.month(year, month);
}

/** What makes a plan the same plan: everything that will be done, and when. */
function digestOf(plan: Plan): string {
  const hash = sha256.start();
  for (const event of plan.events)
    hash.update(JSON.stringify([event.kind, event.key, event.at, whatOf(event)]));
  return hash.digest();
}

function whatOf(event: SampleEvent): unknown {
  switch (event.kind) {
    case 'register':
      return [event.project.form, event.project.answers];
    case 'submit':
      return event.application;
    case 'command':
      return event.orders.map(({ case: { key }, command, happenedAt }) => [key, command, happenedAt]);
    case 'advance':
      return event.applications;
    default:
      return null;
  }
}

function resultOf(outcome: SampleResult['outcome'], progress: Omit<Progress, 'done'>): SampleResult {
  return { outcome, endsAt: progress.endsAt, projects: progress.projects };
}
