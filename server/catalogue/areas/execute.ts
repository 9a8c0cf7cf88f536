import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from '../../identity/index.ts';
import type { Statement } from '../../platform/database/index.ts';
import { type Standing, throughDoor, unborn } from '../../platform/facts/index.ts';
import { type EntryDeps, whoOf } from '../entries/context.ts';
import { RAISE_SERIAL } from '../store-versions.ts';
import { type AreaFact, type AreaState, currentOf, evolveArea } from './area.ts';
import { type AreaCommand, decideArea } from './decide-area.ts';
import { MESSAGES } from './messages.ts';
import { mayKeepArea } from './policy.ts';
import { findArea, writeArea } from './store.ts';

type Found = Standing<AreaState> & { readonly words: Readonly<Record<string, string>> };

/** What a command has made of an area. */
export type AreaOutcome = {
  readonly id: string;
  /** Version of the stream. */
  readonly version: number;
  readonly state: AreaState;
  readonly words: Readonly<Record<string, string>>;
};

export type AreaHow = {
  /** Version of the stream the caller saw. */
  readonly expected?: number | undefined;
  readonly also?: ((outcome: AreaOutcome) => readonly Statement[]) | undefined;
};

/**
 * The one door of an assessed area: read, decide, write row and facts in one transaction. What is published holds
 * in this process at once, in the others within a second.
 */
export async function executeArea(
  deps: EntryDeps,
  actor: Actor,
  areaId: string,
  command: AreaCommand,
  how: AreaHow = {},
): Promise<Result<AreaOutcome>> {
  const { catalogue } = deps;
  const { body: bodyId } = whoOf(catalogue, actor);
  const reason = 'reason' in command ? command.reason : null;
  const done = await throughDoor(
    deps,
    {
      actor: { person: actor.personId, seat: actor.seat.id, ...(bodyId === '' ? {} : { body: bodyId }) },
      channel: 'web',
      ...(how.expected === undefined ? {} : { expected: how.expected }),
      ...(how.also === undefined ? {} : { also: how.also }),
    },
    {
      kind: 'area-assessment',
      outdated: MESSAGES.outdated,
      read: async () => {
        if (command.type === 'publish') {
          const home = catalogue.homeOf(command.content.division);
          return accept<Found>({ ...unborn(areaId, home), words: {} });
        }
        const row = await findArea(deps.database, areaId);
        return row ? accept<Found>(row) : refuse('not-found', MESSAGES.notFound, '');
      },
      decide: ({ state }, now) => {
        for (const content of contentsOf(state, command)) {
          const allowed = mayKeepArea(catalogue, actor, content);
          if (!allowed.ok) return allowed;
        }
        return decideArea(state, command, { now, bodyId, catalogue });
      },
      evolve: (state: AreaState | null, fact: AreaFact) => evolveArea(state, fact),
      sealed: () => (reason === null ? undefined : { reason }),
      audience: () => [bodyId],
      write: (found, { stream, version, head, state, at }) => {
        const words = reason === null ? found.words : { ...found.words, [String(version)]: reason };
        const { id, home } = found;
        return {
          row: { id, version, state, words },
          write: [
            RAISE_SERIAL,
            writeArea({ id, home, was: stream.version, version, head, state, words, at }),
          ],
        };
      },
    },
  );
  if (done.ok) await catalogue.law.refresh();
  return done;
}

/** Whoever changes an area answers for what it said before as for what it is to say. */
function contentsOf(state: AreaState | null, command: AreaCommand) {
  return [...(state ? [currentOf(state)] : []), ...('content' in command ? [command.content] : [])];
}
