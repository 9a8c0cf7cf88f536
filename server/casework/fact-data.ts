import { formatInstant, type Instant, instantFromText } from '@zongheng/core/calendar';
import type { CaseFact } from '@zongheng/core/casework';
import type { JsonObject } from '@zongheng/core/evidence';
import type { NewFact } from '../platform/facts/index.ts';

/** Free text and names, which may hold personal data: sealed beside the chain instead of standing in it. */
const SEALED = ['note', 'reason', 'items', 'rightBody', 'question', 'text'] as const;

/** A case fact as the record keeps it: what may be erased is sealed, the rest stands in the chain. */
export function toNewFact(fact: CaseFact): NewFact {
  const { type, at, ...rest } = fact;
  const data: Record<string, unknown> = {};
  const sealed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(rest)) {
    if ((SEALED as readonly string[]).includes(key) && value !== null) sealed[key] = value;
    else data[key] = value;
  }
  const base = { type, typeVersion: 1, happenedAt: at, data: json(data) };
  return Object.keys(sealed).length > 0 ? { ...base, sealed: json(sealed) } : base;
}

/** Reads a recorded case fact back, with what was sealed where it is still there. */
export function fromRecord(
  type: string,
  happenedAt: string,
  data: JsonObject,
  sealed: JsonObject | null,
): CaseFact {
  const erased = {
    note: null,
    reason: '(已删除)',
    items: [],
    rightBody: null,
    question: '(已删除)',
    text: null,
  };
  const at: Instant = instantFromText(happenedAt);
  // What this module wrote is what comes back; erased text is replaced by a value of the same shape.
  return { ...erased, ...data, ...(sealed ?? {}), type, at } as unknown as CaseFact;
}

/** The moment of a fact in words of the wire. */
export function happenedAt(fact: CaseFact): string {
  return formatInstant(fact.at);
}

function json(value: Record<string, unknown>): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
