import { z } from 'zod';
import { MESSAGES } from './messages.ts';

/** No form is so deep; JSON and the database give up at some thousands. */
const DEEPEST = 40;
const LONGEST_NAME = 60;

type Fault = { readonly path: (string | number)[]; readonly message: string };

/**
 * What a draft may be: any fields of a form, half filled in as they are, as long as the database gives them
 * back: no U+0000, no halves of characters, not nested without end.
 */
export const draftBodySchema = z.record(z.string(), z.unknown()).superRefine((body, context) => {
  const fault = faultOf(body, []);
  if (fault) context.addIssue({ code: 'custom', path: told(fault.path), message: fault.message });
});

function faultOf(value: unknown, path: Fault['path']): Fault | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : { path, message: MESSAGES.unseen };
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length >= DEEPEST) return { path, message: MESSAGES.tooDeep };
  for (const [name, member] of Object.entries(value)) {
    if (!isStorable(name)) return { path, message: MESSAGES.unseen };
    const fault = faultOf(member, [...path, Array.isArray(value) ? Number(name) : name]);
    if (fault) return fault;
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Names come from outside: a path is told as far as it reads like one. */
function told(path: Fault['path']): Fault['path'] {
  const end = path.findIndex((step, i) => i >= 8 || String(step).length > LONGEST_NAME);
  return end === -1 ? path : path.slice(0, end);
}
