import { accept, type Result, refuse } from '../refusal.ts';
import { RFC_8785, canonicalMessages as say } from './messages.ts';

/** Deeper than any form, and shallow enough that a hostile body cannot exhaust the stack; ends circles too. */
const MAX_DEPTH = 100;

type Fault = { readonly reason: string; path: string };
type Writing = { fault: Fault | null };

/**
 * The one JSON text of a value by RFC 8785 (JCS): members sorted by UTF-16 code units, numbers as ECMAScript
 * prints them, no white space. Equal values give equal text, whoever writes it; digests are taken over it.
 *
 * Refuses (`not-canonical`) what JSON would drop or bend in silence: NaN and infinities, undefined, lone
 * surrogates, dates, maps and other objects that are not plain, nesting deeper than 100.
 */
export function canonicalJson(value: unknown): Result<string> {
  const writing: Writing = { fault: null };
  const text = write(value, 0, writing);
  if (writing.fault === null) return accept(text);
  const { path, reason } = writing.fault;
  return refuse('not-canonical', say.notCanonical(path, reason), RFC_8785);
}

/** Writes a value; at the first fault notes it and unwinds, each level adding its part of the path. */
function write(value: unknown, depth: number, writing: Writing): string {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? JSON.stringify(value) : fail(writing, say.loneSurrogate);
    case 'number':
      return Number.isFinite(value) ? String(value) : fail(writing, say.notFinite);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return fail(writing, say.undefinedValue);
    case 'object':
      if (value === null) return 'null';
      if (depth === MAX_DEPTH) return fail(writing, say.tooDeep);
      if (Array.isArray(value)) return writeArray(value, depth, writing);
      return isPlain(value) ? writeObject(value, depth, writing) : fail(writing, say.notPlain);
    default:
      return fail(writing, say.notPlain);
  }
}

function writeArray(values: readonly unknown[], depth: number, writing: Writing): string {
  let text = '[';
  // by index, since iteration methods step over holes
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) text += ',';
    text += write(values[index], depth + 1, writing);
    if (writing.fault !== null) return unwind(writing.fault, `[${index}]`);
  }
  return `${text}]`;
}

function writeObject(object: Readonly<Record<string, unknown>>, depth: number, writing: Writing): string {
  let text = '{';
  // Array.prototype.sort without a comparator sorts by UTF-16 code units: the order RFC 8785 asks for
  for (const key of Object.keys(object).sort()) {
    if (!key.isWellFormed()) return fail(writing, say.loneSurrogate);
    if (text.length > 1) text += ',';
    text += `${JSON.stringify(key)}:${write(object[key], depth + 1, writing)}`;
    if (writing.fault !== null) return unwind(writing.fault, `.${key}`);
  }
  return `${text}}`;
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function fail(writing: Writing, reason: string): string {
  writing.fault = { reason, path: '' };
  return '';
}

function unwind(fault: Fault, step: string): string {
  fault.path = step + fault.path;
  return '';
}
