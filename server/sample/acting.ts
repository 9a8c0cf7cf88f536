import type { Instant } from '@zongheng/core/calendar';
import { findApplication } from '../applications/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { seededRandom } from '../platform/crypto/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Idempotency } from '../platform/http/index.ts';
import { findProject, type ProjectRow } from '../projects/index.ts';
import { createServices, type Services } from '../services.ts';
import type { Cast } from './people.ts';
import type { PlannedProject } from './plan/planned.ts';
import type { Shelf } from './shelf.ts';
import { type EventAnswer, rememberEvent } from './store.ts';

/** What carrying out an event needs, and what earlier events have left behind. */
export type Acting = {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly seed: string;
  readonly cast: Cast;
  readonly shelf: Shelf;
  /** How often the load was begun or continued, this time included. */
  readonly starts: number;
  /** Answers of the events carried out so far, by key. */
  readonly remembered: Map<string, EventAnswer>;
  /** Ids of cases by application and item, as far as they were asked for. */
  readonly caseIds: Map<string, string>;
};

/**
 * The use cases' needs at one moment, with chance that follows from the event: an event makes the same ids
 * and salts whenever and in whatever company it is carried out.
 */
export function servicesAt(acting: Acting, at: Instant, path: string): Services {
  const { database, catalogue, seed } = acting;
  return createServices(database, catalogue, { now: () => at }, seededRandom(`${seed}/${path}`));
}

/** Remembers an event in the transaction of its facts, by the way open to submissions that may be repeated. */
export function remembering(acting: Acting, key: string, callerId: string): Idempotency {
  return {
    key,
    callerId,
    digest: Buffer.alloc(0),
    statement(answer) {
      const { id } = answer as { readonly id: string };
      acting.remembered.set(key, { id });
      return rememberEvent(key, { id });
    },
  };
}

export function idOf(acting: Acting, key: string): string {
  const id = acting.remembered.get(key)?.id;
  if (id === undefined) throw new Error(`nothing came of ${key} yet`);
  return id;
}

export async function projectRow(acting: Acting, planned: PlannedProject): Promise<ProjectRow> {
  const row = await findProject(acting.database, idOf(acting, planned.key));
  if (!row) throw new Error(`no project ${planned.key}`);
  return row;
}

/** The id of a planned case, by the application that opened it. */
export async function caseIdOf(acting: Acting, caseKey: string): Promise<string> {
  const known = acting.caseIds.get(caseKey);
  if (known !== undefined) return known;
  const applicationKey = caseKey.slice(0, caseKey.lastIndexOf('/'));
  const application = await findApplication(acting.database, idOf(acting, applicationKey));
  for (const { caseId, itemId } of application?.state.cases ?? []) {
    acting.caseIds.set(`${applicationKey}/${itemId}`, caseId);
  }
  const id = acting.caseIds.get(caseKey);
  if (id === undefined) throw new Error(`the case ${caseKey} was not opened`);
  return id;
}
