import fc from 'fast-check';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = readonly (string | number)[];

/** Values that break what was not checked: of every kind, at every edge. */
const hostile = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    2 ** 53,
    Number.MAX_VALUE,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e甲',
    "'; DROP TABLE facts.facts; --",
    '__proto__',
    'constructor',
    '0000-01-01T00:00:00Z',
    '9999-12-31',
    '2026-02-30',
    '019a0000-0000-7000-8000-000000000001',
    '019A0000-0000-7000-8000-000000000001',
    '1e999',
    'x'.repeat(5000),
    '长'.repeat(600),
    [],
    {},
    [[[[]]]],
    { toString: 'x' },
    { length: 3 },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double() as fc.Arbitrary<Json>,
  fc.json().map((text) => JSON.parse(text) as Json),
);

type Change =
  | { readonly what: 'replace'; readonly at: number; readonly value: Json }
  | { readonly what: 'remove'; readonly at: number }
  | { readonly what: 'repeat'; readonly at: number }
  | { readonly what: 'add'; readonly at: number; readonly name: string; readonly value: Json };

const place = fc.nat(1_000_000);
const names = fc.oneof(
  fc.constantFrom('id', 'version', 'home', 'toString', 'hasOwnProperty', 'a\\', '', '\u0000', '名'),
  fc.string({ maxLength: 12 }),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ what: fc.constant('replace' as const), at: place, value: hostile }),
  fc.record({ what: fc.constant('remove' as const), at: place }),
  fc.record({ what: fc.constant('repeat' as const), at: place }),
  fc.record({ what: fc.constant('add' as const), at: place, name: names, value: hostile }),
);

/** One to three changes of a body, each somewhere in it. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(change, { minLength: 1, maxLength: 3 });

/** The body with the changes made, as text; the body itself stays as it is. */
export function mutated(body: unknown, made: readonly Change[]): string {
  let result = structuredClone(body) as Json;
  for (const each of made) {
    const paths = pathsOf(result);
    const path = paths[each.at % paths.length] ?? [];
    result = changed(result, path, each);
  }
  // A lone surrogate would be escaped, which is what a hostile client sends too.
  return JSON.stringify(result) ?? 'null';
}

function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, name]))];
}

function changed(value: Json, path: Path, change: Change): Json {
  const [name, ...rest] = path;
  if (name === undefined) return here(value, change);
  if (typeof value !== 'object' || value === null) return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, Json>;
  const member = copy[name];
  if (rest.length === 0 && change.what === 'remove') delete copy[name];
  else if (member !== undefined) copy[name] = changed(member, rest, change);
  return copy as Json;
}

function here(value: Json, change: Change): Json {
  if (change.what === 'replace') return change.value;
  if (change.what === 'repeat') return Array.isArray(value) ? [...value, ...value] : [value, value];
  if (change.what !== 'add') return {};
  if (typeof value !== 'object' || value === null) return { [change.name]: change.value };
  return Array.isArray(value) ? [...value, change.value] : { ...value, [change.name]: change.value };
}
