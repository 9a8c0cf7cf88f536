import { accept, type Result, refuse } from '@zongheng/core';
import type { Statement } from '../platform/database/index.ts';
import { type DoorDeps, type DoorHow, throughDoor, unborn } from '../platform/facts/index.ts';
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

export type ProjectDeps = DoorDeps;

export type Executed = {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly state: ProjectState;
};

export type Execution = DoorHow<Executed> & {
  /** For a new project: its id and home; an existing one is found by id. */
  readonly create?: {
    readonly home: string;
    readonly unitName: string;
    readonly divisions: readonly string[];
  };
  /** New contacts, where the command brings them. */
  readonly contacts?: readonly Contact[];
  readonly divisions?: readonly string[];
};

const NOTHING = { contacts: [], divisions: [] };

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
  return throughDoor(deps, how, {
    kind: 'project',
    outdated: MESSAGES.versionConflict,
    read: async () => {
      const { create } = how;
      const row = create
        ? { ...unborn(projectId, create.home), ...NOTHING, unit_name: create.unitName }
        : await findProject(deps.database, projectId);
      return row ? accept(row) : refuse('not-found', MESSAGES.notFound, '');
    },
    decide: ({ state }, now) => decideProject(state, command, now),
    evolve: evolveProject,
    sealed: (fact: ProjectFact) => contactsOf(fact, how.contacts),
    write: (found, { stream, version, head, state, facts, at }) => {
      const { id, home, state: before, unit_name: unitName } = found;
      return {
        row: { id, home, version, state },
        write: [
          writeProject({
            stream,
            version,
            head,
            state,
            contacts: how.contacts ?? found.contacts,
            unitName,
            divisions: how.create?.divisions ?? how.divisions ?? found.divisions,
            // By a code of before, too: papers name it.
            grams: gramsOf(state.name, state.code, unitName, ...state.previousCodes.map(({ code }) => code)),
            at,
          }),
          ...(state.works === before?.works ? [] : [writeWorks(id, home, state)]),
          ...facts.flatMap((fact) => consequences(fact, id, home, at, { before, newId: deps.facts.newId })),
        ],
      };
    },
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

/** Contacts are personal: they are sealed with the facts that bring them. */
function contactsOf(
  { type }: ProjectFact,
  contacts: readonly Contact[] | undefined,
): { readonly contacts: readonly Contact[] } | undefined {
  const personal =
    type === 'project.registered' ||
    type === 'project.received-from-centre' ||
    type === 'project.form-amended' ||
    type === 'project.form-changed';
  return personal && contacts ? { contacts: contacts.map((c) => ({ ...c })) } : undefined;
}
