import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { FactActor, JsonObject } from '@zongheng/core/evidence';
import type { Clock } from '../platform/clock/index.ts';
import { type Database, type Statement, withRetry } from '../platform/database/index.ts';
import { appendStatements, draftFacts, type FactTools, type StreamHead } from '../platform/facts/index.ts';
import type { ProjectRow } from '../projects/index.ts';
import { MESSAGES } from './messages.ts';
import {
  decideRecord,
  evolveRecord,
  type RecordCommand,
  type RecordState,
  type RecordWords,
} from './record.ts';
import { type RecordRow, recordsByIds, writeRecord } from './store.ts';

export type RecordDeps = { readonly database: Database; readonly clock: Clock; readonly facts: FactTools };

export type RecordExecution = {
  readonly actor: FactActor;
  readonly channel: string;
  /** Version the caller saw; another one means somebody was faster. */
  readonly expected?: number;
  /** Written in the same transaction, e.g. the answer to a repeated request. */
  readonly also?: (row: RecordRow) => readonly Statement[];
};

/**
 * The one door of supervision records: read, decide, write row and facts in one transaction. A record that is
 * made needs a new id. Somebody faster makes it read and decide again.
 */
export function executeRecord(
  deps: RecordDeps,
  project: ProjectRow,
  recordId: string,
  command: RecordCommand,
  how: RecordExecution,
): Promise<Result<RecordRow>> {
  return withRetry(async () => {
    const { home } = project;
    const [row] = await recordsByIds(deps.database, [recordId]);
    if (how.expected !== undefined && row && row.version !== how.expected) {
      return refuse('version-conflict', MESSAGES.versionConflict, '');
    }
    const now = deps.clock.now() as Instant;
    const { registeredAt } = project.state;
    const decided = decideRecord(row?.state ?? null, command, { now, registeredAt });
    if (!decided.ok) return decided;

    const stream: StreamHead = {
      kind: 'inspection',
      id: recordId,
      home,
      version: row?.version ?? 0,
      head: row?.head ?? null,
    };
    const drafted = draftFacts(
      stream,
      decided.value.map(({ type, at, ...data }) => ({
        type,
        typeVersion: 1,
        happenedAt: at,
        data: data as JsonObject,
        sealed: sealedOf(command),
      })),
      { actor: how.actor, channel: how.channel, recordedAt: now, audience: [] },
      deps.facts,
    );
    const state = decided.value.reduce<RecordState | null>(evolveRecord, row?.state ?? null);
    if (!state || drafted.head === null) throw new Error('a supervision decision without facts');
    const words: RecordWords = {
      ...(row?.words ?? { content: null, result: null, reason: null }),
      ...sealedOf(command),
    };
    const { version, head } = drafted;
    const done: RecordRow = { id: recordId, home, version, head, projectId: project.id, state, words };
    await deps.database.pipeline([
      writeRecord({ stream, version, head, state, words, at: formatInstant(now) }),
      ...(how.also?.(done) ?? []),
      ...appendStatements(home, [drafted]),
    ]);
    return accept(done);
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
