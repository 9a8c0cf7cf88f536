/** Names of members and indexes of elements, from the outermost in. */
export type JsonPath = readonly (string | number)[];

/** A JSON text read, with the line every value stands on. Lines count from 1. */
export type ReadJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Line of the value at a path, or of the nearest value around it where nothing stands there. */
      readonly lineOf: (path: JsonPath) => number;
      /** Members named twice: JSON.parse keeps the last without a word. */
      readonly duplicates: readonly JsonPath[];
    }
  | { readonly ok: false; readonly line: number; readonly found: string };

// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 forbids exactly these, unescaped
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * Reads a JSON text and can tell where everything stands, so that a rule broken in the middle of two thousand rows
 * is named with its line. A first walk finds what is written twice; only when a line is asked for does a second one
 * remember the places: a pack without a problem needs none of them.
 */
export function readJson(text: string): ReadJson {
  const duplicates: JsonPath[] = [];
  const end = walk(text, { twice: (path) => duplicates.push([...path]) });
  if (end !== text.length) return { ok: false, line: lineAt(text, -end - 1), found: text[-end - 1] ?? '' };
  let known: ReadonlyMap<string, number> | undefined;
  const lineOf = (path: JsonPath): number => {
    known ??= offsetsIn(text);
    for (let depth = path.length; depth > 0; depth -= 1) {
      const offset = known.get(keyOf(path.slice(0, depth)));
      if (offset !== undefined) return lineAt(text, offset);
    }
    return lineAt(text, known.get(keyOf([])) ?? 0);
  };
  return { ok: true, value: JSON.parse(text), lineOf, duplicates };
}

function offsetsIn(text: string): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  walk(text, { found: (path, at) => offsets.set(keyOf(path), at) });
  return offsets;
}

/** What a walk tells of; the path is the walk's own and changes under it. */
type Told = {
  readonly found?: (path: JsonPath, at: number) => void;
  readonly twice?: (path: JsonPath) => void;
};

/** Walks a text value by value. Answers its length, or -1 less the offset at which it is no JSON any more. */
function walk(text: string, told: Told): number {
  const path: (string | number)[] = [];
  let at = 0;

  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  const takeMark = (mark: string): boolean => {
    take(SPACE);
    if (text[at] !== mark) return false;
    at += 1;
    return true;
  };

  function value(): boolean {
    take(SPACE);
    told.found?.(path, at);
    if (text[at] === '{') return members();
    if (text[at] === '[') return elements();
    return (take(STRING) ?? take(SCALAR)) !== null;
  }

  function members(): boolean {
    at += 1;
    if (takeMark('}')) return true;
    const names = new Set<string>();
    do {
      take(SPACE);
      const quoted = take(STRING);
      if (quoted === null || !takeMark(':')) return false;
      const name: string = quoted.includes('\\') ? JSON.parse(quoted) : quoted.slice(1, -1);
      path.push(name);
      if (names.has(name)) told.twice?.(path);
      names.add(name);
      if (!value()) return false;
      path.pop();
    } while (takeMark(','));
    return takeMark('}');
  }

  function elements(): boolean {
    at += 1;
    if (takeMark(']')) return true;
    let index = 0;
    do {
      path.push(index);
      if (!value()) return false;
      path.pop();
      index += 1;
    } while (takeMark(','));
    return takeMark(']');
  }

  const read = value();
  take(SPACE);
  return read && at === text.length ? at : -at - 1;
}

/** `rows[3].statutory.unit`, as it is shown to people. */
export function showPath(path: JsonPath): string {
  return path.reduce<string>(
    (shown, step) =>
      typeof step === 'number' ? `${shown}[${step}]` : shown === '' ? step : `${shown}.${step}`,
    '',
  );
}

function keyOf(path: JsonPath): string {
  return path.join('\u0000');
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
