/**
 * How sure we are of an entry, kept beside it and shown with it: `seen` = as implementations in the field
 * use it, the standard's text was not at hand; `check` = widely reported, to be confirmed; `local` = differs
 * from place to place; `open` = the number exists, its name is not known. No mark = read in the source.
 */
export type CodeMark = 'seen' | 'check' | 'local' | 'open';

/** One code of a list. `name` is null where it is not known: the number is then shown as it is. */
export type CodeEntry = {
  readonly code: string;
  readonly name: string | null;
  readonly mark?: CodeMark;
  readonly note?: string;
};

/** A code list of a standard: data with a version and a source, so that a deployer can replace it. */
export type CodeList = {
  readonly list: string;
  readonly title: string;
  readonly version: string;
  readonly source: string;
  readonly mark?: CodeMark;
  readonly entries: readonly CodeEntry[];
};

const MARKS: readonly string[] = ['seen', 'check', 'local', 'open'] satisfies CodeMark[];

type RawEntry = { code: string; name: string | null; mark?: string; note?: string };
type RawList = Omit<CodeList, 'mark' | 'entries'> & { mark?: string; entries: readonly RawEntry[] };

/**
 * Takes a code list out of a JSON file, whose literals TypeScript widens to `string`.
 *
 * @throws Error on an unknown mark or a code that stands twice: a damaged data file must not start.
 */
export function codeListFrom(raw: RawList): CodeList {
  const seen = new Set<string>();
  for (const { code } of raw.entries) {
    if (seen.has(code)) throw new Error(`code list ${raw.list}: ${code} stands twice`);
    seen.add(code);
  }
  const { entries, ...head } = raw;
  return { ...withMark(head), entries: entries.map(withMark) };
}

function withMark<T extends { mark?: string }>(holder: T): Omit<T, 'mark'> & { mark?: CodeMark } {
  const { mark, ...rest } = holder;
  if (mark === undefined) return rest;
  if (!isMark(mark)) throw new Error(`unknown mark ${mark}`);
  return { ...rest, mark };
}

function isMark(text: string): text is CodeMark {
  return MARKS.includes(text);
}

/** The name a list gives to a code; undefined if the code is not in it or its name is not known. */
export function nameOf(list: CodeList, code: string): string | undefined {
  return list.entries.find((entry) => entry.code === code)?.name ?? undefined;
}

/** Whether a list holds a code, by whatever name. */
export function holds(list: CodeList, code: string): boolean {
  return list.entries.some((entry) => entry.code === code);
}
