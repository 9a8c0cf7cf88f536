import type { FactActor } from '@zongheng/core/evidence';
import type { z } from 'zod';
import type { Statement } from '../../platform/database/index.ts';
import { checkFields } from '../../platform/http/index.ts';
import type { InboxRow, InboxState, Taken } from './store.ts';

/** Why a message was not taken. `received`: it waits. */
export type Verdict = {
  readonly state: Exclude<InboxState, 'taken'>;
  readonly reason: string;
  /** Project code that it waits for. */
  readonly waitsFor?: string;
  readonly projectId?: string;
};

export type Taking = {
  readonly row: InboxRow;
  readonly actor: FactActor;
  /** Statements that mark the message taken: they stand in the transaction of its facts. */
  readonly taken: (how: Taken) => readonly Statement[];
};

export const CHANNEL = 'from-national';

export function refused(reason: string, projectId?: string): Verdict {
  return { state: 'refused', reason, ...(projectId === undefined ? {} : { projectId }) };
}

export function duplicate(reason: string, projectId?: string): Verdict {
  return { state: 'duplicate', reason, ...(projectId === undefined ? {} : { projectId }) };
}

/** The body as it was agreed, or a refusal that names every field. */
export function readBody<S extends z.ZodType>(
  schema: S,
  body: unknown,
): { readonly ok: true; readonly value: z.output<S> } | { readonly ok: false; readonly verdict: Verdict } {
  const checked = checkFields(schema, body);
  if (checked.ok) return { ok: true, value: checked.value };
  const faults = checked.errors.map(({ field, message }) => (field === '' ? message : `${field} ${message}`));
  return { ok: false, verdict: refused(faults.join(';').slice(0, 2000)) };
}
