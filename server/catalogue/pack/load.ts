import { createPack, type Pack } from './pack.ts';
import type { PackProblem } from './problem.ts';
import { readFiles } from './read-files.ts';
import { holdAgainstEachOther } from './rules/index.ts';
import { withWholeItems } from './whole-items.ts';

/** The pack, or everything that is wrong with it. */
export type LoadedPack =
  | { readonly ok: true; readonly value: Pack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/**
 * Loads a province's pack from its folder. A pack with a single broken rule is refused whole: nobody may
 * be told a wrong limit or sent to a wrong body. Reads files; called once at the start.
 */
export function loadPack(folder: string): LoadedPack {
  const read = readFiles(folder);
  if (!read.ok) return read;
  const data = withWholeItems(read.data);
  const findings = holdAgainstEachOther(data);
  if (findings.length > 0) return { ok: false, problems: findings.map(read.locate) };
  return { ok: true, value: createPack(data) };
}

/** `items.json:120 rows[3].committed.value 承诺时限…〔committed-longer〕`, one line a problem. */
export function describeProblems(problems: readonly PackProblem[]): string {
  return problems
    .map(({ file, line, path, rule, message }) => {
      const where = [`${file}:${line}`, path].filter((part) => part !== '').join(' ');
      return `${where} ${message}〔${rule}〕`;
    })
    .join('\n');
}
