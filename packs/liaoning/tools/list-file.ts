type Rows = readonly Readonly<Record<string, unknown>>[];

/**
 * Text of a list file: one row a line, so that a changed row is one changed line in review.
 * `lists` are the arrays of the file, in order; `parts` objects that hold lists themselves.
 */
export function listFile(
  head: Readonly<Record<string, string>>,
  lists: Readonly<Record<string, Rows>>,
  parts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): string {
  const all = [head, lists, parts].flatMap((members) => Object.entries(members));
  return `{\n${all.map(([key, value]) => member(key, value, '  ')).join(',\n')}\n}\n`;
}

function member(key: string, value: unknown, pad: string): string {
  const inside = `${pad}  `;
  const named = `${pad}${JSON.stringify(key)}: `;
  if (isRows(value)) return `${named}[\n${value.map((row) => inside + line(row)).join(',\n')}\n${pad}]`;
  if (!isObject(value) || !Object.values(value).some(isRows)) return named + line(value);
  const members = Object.entries(value).map(([name, each]) => member(name, each, inside));
  return `${named}{\n${members.join(',\n')}\n${pad}}`;
}

function line(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(line).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${line(each)}`);
  return `{ ${members.join(', ')} }`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRows(value: unknown): value is Rows {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}
