import { z } from 'zod';
import { MESSAGES } from './messages.ts';

/** A keyset cursor: the sort values of the last row shown, opaque to the client. */
export type Cursor<T> = {
  encode(values: T): string;
  /** The values, or null where the text is not a cursor of this list. */
  decode(text: string): T | null;
  /** For a query string: checks the cursor and hands over its values. */
  readonly parameter: z.ZodType<T, string>;
};

/**
 * Defines the cursor of one list. `list` tells the lists apart: a cursor taken from another list, or
 * made by hand, is refused as a wrong field instead of giving a page of nonsense.
 *
 * @example const byUpdate = defineCursor('projects', z.tuple([z.iso.datetime(), z.uuid()]));
 */
export function defineCursor<S extends z.ZodType>(list: string, values: S): Cursor<z.output<S>> {
  const decode = (text: string): z.output<S> | null => {
    const parsed = values.safeParse(parseTagged(list, text));
    return parsed.success ? parsed.data : null;
  };
  return {
    encode: (given) => Buffer.from(JSON.stringify([list, given])).toString('base64url'),
    decode,
    parameter: z
      .string()
      .max(1000)
      .transform((text, context) => {
        const decoded = decode(text);
        if (decoded !== null) return decoded;
        context.issues.push({ code: 'custom', message: MESSAGES.cursorInvalid, input: text });
        return z.NEVER;
      }),
  };
}

/** `limit` of a list's query string. */
export const limitParameter = z.coerce.number().int().min(1).max(200).default(50).meta({ title: 'limit' });

/** A page of rows as the contract has it. */
export function pageSchema<S extends z.ZodType>(row: S) {
  return z.object({ rows: z.array(row), next: z.string().nullable(), total: z.int().nonnegative() });
}

export type Page<T> = { rows: T[]; next: string | null; total: number };

/**
 * Cuts a page from rows of which one more than `limit` was read: the extra row only tells that there is
 * a next page.
 */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  total: number,
  cursorOf: (last: T) => string,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? cursorOf(last) : null;
  return { rows: shown, next, total };
}

function parseTagged(list: string, text: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parsed) && parsed.length === 2 && parsed[0] === list ? parsed[1] : undefined;
  } catch {
    return undefined;
  }
}
