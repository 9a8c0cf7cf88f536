import { accept, type Result } from '@zongheng/core';
import { type DoorDeps, type DoorHow, throughDoor, unborn } from '../platform/facts/index.ts';
import type { ProjectRow } from '../projects/index.ts';
import { MESSAGES } from './messages.ts';
import { decideRecord, evolveRecord, type RecordCommand } from './record.ts';
import { type RecordRow, recordsByIds, writeRecord } from './store.ts';

export type RecordDeps = DoorDeps;
export type RecordExecution = DoorHow<RecordRow>;

const NO_WORDS = { content: null, result: null, reason: null };

/** The one door of supervision records. A record that is made needs a new id. */
export function executeRecord(
  deps: RecordDeps,
  project: ProjectRow,
  recordId: string,
  command: RecordCommand,
  how: RecordExecution,
): Promise<Result<RecordRow>> {
  const said = sealedOf(command);
  const { registeredAt } = project.state;
  return throughDoor(deps, how, {
    kind: 'inspection',
    outdated: MESSAGES.versionConflict,
    read: async () => {
      const [row] = await recordsByIds(deps.database, [recordId]);
      return accept(row ?? { ...unborn(recordId, project.home), words: NO_WORDS });
    },
    decide: ({ state }, now) => decideRecord(state, command, { now, registeredAt }),
    evolve: evolveRecord,
    sealed: () => said,
    write: ({ id, home, words: before }, { stream, version, head, state, at }) => {
      const words = { ...before, ...said };
      return {
        row: { id, home, version, head, projectId: project.id, state, words },
        write: [writeRecord({ stream, version, head, state, words, at })],
      };
    },
  });
}

/** The free text a command brings. */
function sealedOf(command: RecordCommand): { readonly [name: string]: string } {
  switch (command.type) {
    case 'record':
      return { content: command.content };
    case 'resolve':
      return { result: command.result };
    case 'withdraw':
      return { reason: command.reason };
  }
}
