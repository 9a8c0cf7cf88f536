import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { FactActor, JsonObject } from '@zongheng/core/evidence';
import type { Clock } from '../platform/clock/index.ts';
import { type Database, type Statement, withRetry } from '../platform/database/index.ts';
import {
  appendStatements,
  draftFacts,
  type FactTools,
  type NewFact,
  type StreamHead,
} from '../platform/facts/index.ts';
import { gramsOf } from '../platform/search/index.ts';
import { decideProject, type ProjectCommand } from './decide.ts';
import { MESSAGES } from './messages.ts';
import { evolveProject, type ProjectFact, type ProjectState } from './project.ts';
import {
  type Contact,
  endRequest,
  findProject,
  registerCode,
  requestCode,
  voidCode,
  writeProject,
  writeWorks,
} from './store.ts';

export type ProjectDeps = { readonly database: Database; readonly clock: Clock; readonly facts: FactTools };

export type Execution = {
  readonly actor: FactActor;
  readonly channel: string;
  /** For a new project: its id and home; an existing one is found by id. */
  readonly create?: {
    readonly home: string;
    readonly unitName: string;
    readonly divisions: readonly string[];
  };
  /** New contacts, where the command brings them. */
  readonly contacts?: readonly Contact[];
  readonly divisions?: readonly string[];
  /** Version the caller saw; another one means somebody was faster. */
  readonly expected?: number;
  readonly also?: (project: {
    id: string;
    home: string;
    version: number;
    state: ProjectState;
  }) => readonly Statement[];
};

export type Executed = {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly state: ProjectState;
};

/**
 * The one door of the project stream: read, decide, write row and facts in one transaction. Somebody faster
 * makes it read and decide again.
 */
export function executeProject(
  deps: ProjectDeps,
  projectId: string,
  command: ProjectCommand,
  how: Execution,
): Promise<Result<Executed>> {
  return withRetry(async () => {
    const row = how.create ? undefined : await findProject(deps.database, projectId);
    if (how.expected !== undefined && row && row.version !== how.expected) {
      return refuse('version-conflict', MESSAGES.versionConflict, '');
    }
    // As it is stored: an id that came in capitals must not become another stream.
    const id = row?.id ?? projectId;
    const home = how.create?.home ?? row?.home;
    if (home === undefined) return refuse('not-found', MESSAGES.notFound, '');
    const now = deps.clock.now() as Instant;
    const before = row?.state ?? null;
    const decided = decideProject(before, command, now);
    if (!decided.ok) return decided;

    const stream: StreamHead = {
      kind: 'project',
      id,
      home,
      version: row?.version ?? 0,
      head: row?.head ?? null,
    };
    const contacts = how.contacts ?? row?.contacts ?? [];
    const drafted = draftFacts(
      stream,
      decided.value.map((fact) => toNewFact(fact, how.contacts)),
      { actor: how.actor, channel: how.channel, recordedAt: now, audience: [] },
      deps.facts,
    );
    const state = decided.value.reduce<ProjectState | null>(evolveProject, before);
    if (!state || drafted.head === null) throw new Error('a project decision without facts');
    const at = formatInstant(now);
    const unitName = how.create?.unitName ?? row?.unit_name ?? '';
    const executed: Executed = { id, home, version: drafted.version, state };
    await deps.database.pipeline([
      writeProject({
        stream,
        version: drafted.version,
        head: drafted.head,
        state,
        contacts,
        unitName,
        divisions: how.create?.divisions ?? how.divisions ?? row?.divisions ?? [],
        // By a code of before, too: papers name it.
        grams: gramsOf(state.name, state.code, unitName, ...state.previousCodes.map(({ code }) => code)),
        at,
      }),
      ...(state.works === before?.works ? [] : [writeWorks(id, home, state)]),
      ...decided.value.flatMap((fact) =>
        consequences(fact, id, home, at, { before, newId: deps.facts.newId }),
      ),
      ...(how.also?.(executed) ?? []),
      ...appendStatements(home, [drafted]),
    ]);
    return accept(executed);
  });
}

function consequences(
  fact: ProjectFact,
  id: string,
  home: string,
  at: string,
  { before, newId }: { readonly before: ProjectState | null; readonly newId: () => string },
): Statement[] {
  switch (fact.type) {
    case 'project.code-requested':
      return [requestCode(id, home, at, { id: newId(), purpose: 'issue' })];
    case 'project.code-cancel-requested':
      return [requestCode(id, home, at, { id: newId(), purpose: 'cancel' })];
    case 'project.code-issued':
      return [registerCode(fact, id, home, at), endRequest(id)];
    case 'project.received-from-centre':
      return [registerCode({ ...fact, issuer: fact.decidedBy.name }, id, home, at)];
    case 'project.code-rejected':
    case 'project.code-cancel-rejected':
      return [endRequest(id)];
    case 'project.code-voided':
      return [...(before?.code ? [voidCode(before.code)] : []), endRequest(id)];
    default:
      return [];
  }
}

function toNewFact(fact: ProjectFact, contacts: readonly Contact[] | undefined): NewFact {
  const { type, at, ...data } = fact;
  const base = { type, typeVersion: 1, happenedAt: at, data: data as JsonObject };
  const personal =
    type === 'project.registered' ||
    type === 'project.received-from-centre' ||
    type === 'project.form-amended' ||
    type === 'project.form-changed';
  return personal && contacts ? { ...base, sealed: { contacts: contacts.map((c) => ({ ...c })) } } : base;
}
