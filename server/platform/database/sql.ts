import { createHash } from 'node:crypto';
import type { Statement } from './statement.ts';

/** A piece of SQL with its values; pieces nest. */
export type Fragment = { readonly strings: readonly string[]; readonly values: readonly unknown[] };

/**
 * SQL whose filters vary, still written out by hand: every `${value}` becomes a parameter, every
 * `${sql`…`}` a piece of the text. Nothing typed by a user can become text.
 */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Fragment {
  return { strings, values };
}

/** Pieces one after the other, parted by a piece. */
export function join(pieces: readonly Fragment[], separator: Fragment): Fragment {
  const [first, ...rest] = pieces;
  if (!first) throw new Error('nothing to join');
  return rest.reduce<Fragment>((all, piece) => sql`${all}${separator}${piece}`, first);
}

/** All conditions; none is no restriction. */
export function and(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0 ? sql`true` : join(conditions, sql` AND `);
}

/**
 * The statement to send. Its name follows from its text, so every shape of the query keeps its plan; the
 * number of shapes is bounded by the filters, never by what is typed into them.
 */
export function toStatement(prefix: string, fragment: Fragment): Statement {
  const values: unknown[] = [];
  const text = write(fragment, values);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { name: `${prefix}_${hash}`, text, values };
}

function write(fragment: Fragment, values: unknown[]): string {
  return fragment.strings.reduce((text, part, i) => {
    if (i === 0) return part;
    const value = fragment.values[i - 1];
    if (isFragment(value)) return text + write(value, values) + part;
    values.push(value);
    return `${text}$${values.length}${part}`;
  }, '');
}

function isFragment(value: unknown): value is Fragment {
  return typeof value === 'object' && value !== null && 'strings' in value && 'values' in value;
}

/** Text this program itself wrote as a piece of SQL; never anything from outside. */
export function raw(text: string): Fragment {
  return { strings: [text], values: [] };
}
