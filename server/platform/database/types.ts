import { types } from 'pg';

/** Numbers PostgreSQL gives its built-in types; they never change. */
const oid = {
  int8: 20,
  timestamp: 1114,
  timestamptz: 1184,
  date: 1082,
  interval: 1186,
  int8Array: 1016,
  timestampArray: 1115,
  timestamptzArray: 1185,
  dateArray: 1182,
  numericArray: 1231,
  intervalArray: 1187,
} as const;

type Parser = (text: string) => unknown;

/**
 * A count or version as a number while that is exact, beyond 2^53 as its decimal text: rounding in
 * silence would be worse than either.
 */
export function parseInt8(text: string): number | string {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/**
 * An instant as ISO text with milliseconds and Z, whatever zone the session is in. What has no such form
 * (infinity, years before 1 or after 9999) stays as the server wrote it.
 */
export function parseInstant(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-]\d\d)(?::?(\d\d))?$/.exec(text);
  if (!match) return text;
  const [, day, time, fraction = '', hours = '+00', minutes = '00'] = match;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const plain = `${day}T${time}.${milliseconds}`;
  if (hours === '+00' && minutes === '00') return `${plain}Z`;
  return new Date(`${plain}${hours}:${minutes}`).toISOString();
}

const asIs: Parser = (text) => text;

// Typed for scalar types only, but text[] is built in as well.
const textList = types.getTypeParser(1009 as number) as (text: string) => (string | null)[];

function listOf(parse: Parser): Parser {
  return (text) => textList(text).map((entry) => (entry === null ? null : parse(entry)));
}

const parsers = new Map<number, Parser>([
  [oid.int8, parseInt8],
  [oid.timestamptz, parseInstant],
  [oid.timestamp, asIs],
  [oid.date, asIs],
  [oid.interval, asIs],
  [oid.int8Array, listOf(parseInt8)],
  [oid.timestamptzArray, listOf(parseInstant)],
  [oid.timestampArray, listOf(asIs)],
  [oid.dateArray, listOf(asIs)],
  [oid.intervalArray, listOf(asIs)],
  [oid.numericArray, listOf(asIs)],
]);

/**
 * How values come out of the database here: `bigint` as a number where safe; `numeric`, `date` and
 * zoneless times as text; `timestamptz` as ISO text. No `Date` and no rounded money ever appears.
 */
export const valueTypes = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    const own = format === 'binary' ? undefined : parsers.get(id);
    return own ?? types.getTypeParser(id, format as 'text');
  },
} as unknown as { getTypeParser: typeof types.getTypeParser };
