import { type Result, refuse } from '@zongheng/core';
import type { CaseCommand } from '@zongheng/core/casework';
import type { Actor } from '../identity/index.ts';
import type { Statement } from '../platform/database/index.ts';
import { type CaseDeps, type CaseOrder, executeCases, type Outcome } from './execute.ts';
import { MESSAGES } from './messages.ts';
import { mayCommand } from './policy.ts';
import type { WireCommand } from './schema.ts';
import { type CaseRow, readCases } from './store.ts';
import { readCommand } from './wire-commands.ts';

export type WireOrder = {
  readonly caseId: string;
  readonly version?: number | undefined;
  readonly command: WireCommand;
};

/** Commands of a person on cases: files looked up first, then through the one door. */
export async function commandCases(
  deps: CaseDeps,
  actor: Actor,
  wires: readonly WireOrder[],
  how: {
    readonly channel: string;
    readonly allOrNothing: boolean;
    readonly also?: (outcomes: readonly Outcome[]) => readonly Statement[];
  },
): Promise<readonly Outcome[]> {
  const rows = await readCases(deps.database, [...new Set(wires.map((wire) => wire.caseId))]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const orders: CaseOrder[] = [];
  const unread = new Map<number, Outcome>();
  for (const [i, { caseId, version, command }] of wires.entries()) {
    const row = byId.get(caseId);
    // Whoever may not give the command learns nothing of files: the door below refuses with its own words.
    const allowed = row && mayCommand(actor, row, command.type).ok;
    const read: Result<CaseCommand> | null = allowed
      ? (askedBody(deps, row, command) ??
        (await readCommand(deps.database, row.project_id, command, actor.seat.body?.id ?? '')))
      : null;
    if (read && !read.ok) unread.set(i, { caseId, ok: false, refusal: read.refusal });
    const law = read?.ok ? read.value : ({ type: command.type } as CaseCommand);
    orders.push({ caseId, command: law, ...(version === undefined ? {} : { version }) });
  }
  if (unread.size > 0 && how.allOrNothing) {
    return orders.map(
      ({ caseId }, i) => unread.get(i) ?? { caseId, ok: false, refusal: MESSAGES.othersRefused },
    );
  }
  // The answer, and what is remembered of it for a repetition, have every command in its place.
  const whole = (done: readonly Outcome[]): readonly Outcome[] => {
    const rest = [...done];
    return orders.map((_, i) => unread.get(i) ?? shift(rest));
  };
  const { also } = how;
  const outcomes = await executeCases(
    deps,
    orders.filter((_, i) => !unread.has(i)),
    {
      actor: {
        person: actor.personId,
        seat: actor.seat.id,
        ...(actor.seat.body ? { body: actor.seat.body.id } : {}),
        ...(actor.seat.unit ? { unit: actor.seat.unit.id } : {}),
      },
      channel: how.channel,
      allOrNothing: how.allOrNothing,
      authorize: (row, command) => mayCommand(actor, row, command.type),
      ...(also ? { also: (done: readonly Outcome[]) => also(whole(done)) } : {}),
    },
  );
  return whole(outcomes);
}

/** Only a department of the province, and another than the deciding one, can be asked for its opinion. */
function askedBody(deps: CaseDeps, row: CaseRow, command: WireCommand): Result<never> | null {
  if (command.type !== 'ask-opinion') return null;
  if (command.bodyId === row.body_id) return refuse('asked-itself', MESSAGES.askedItself, '', 'bodyId');
  if (deps.catalogue.body(command.bodyId)) return null;
  return refuse('unknown-body', MESSAGES.unknownBody, '', 'bodyId');
}

function shift(outcomes: Outcome[]): Outcome {
  const next = outcomes.shift();
  if (!next) throw new Error('fewer outcomes than orders');
  return next;
}
