import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPack } from '../load.ts';
import type { PackFile, PackProblem } from '../problem.ts';

/** For tests: the sample province's folder in this repository. */
export const LIAONING = fileURLToPath(new URL('../../../../packs/liaoning/', import.meta.url));

/** One passage of a file replaced: the first at or behind `from`, which names the row to break. */
export type Edit = {
  readonly file: PackFile;
  readonly from?: string;
  readonly passage: string;
  readonly by: string;
};

export type Broken = {
  readonly problems: readonly PackProblem[];
  /** Line of the first edit's passage, counted in the text itself. */
  readonly line: number;
};

/**
 * Loads the sample province with some passages replaced, from a copy that is removed again.
 *
 * @throws Error if a passage is not in its file, or the pack loads all the same
 */
export function breakPack(...edits: readonly Edit[]): Broken {
  return inCopy((folder) => {
    const lines = edits.map((edit) => apply(folder, edit));
    return { problems: problemsOf(folder), line: lines[0] ?? 0 };
  });
}

/** Loads the sample province without one of its files. */
export function problemsWithout(file: PackFile): readonly PackProblem[] {
  return inCopy((folder) => {
    rmSync(join(folder, file));
    return problemsOf(folder);
  });
}

function apply(folder: string, { file, from = '', passage, by }: Edit): number {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const start = text.indexOf(from);
  const at = text.indexOf(passage, start);
  if (start < 0 || at < 0) throw new Error(`${file} does not hold ${from} … ${passage}`);
  writeFileSync(path, text.slice(0, at) + by + text.slice(at + passage.length));
  return text.slice(0, at).split('\n').length;
}

function inCopy<Value>(use: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'zongheng-pack-'));
  try {
    cpSync(LIAONING, folder, { recursive: true, filter: (source) => !/(tools|node_modules)$/.test(source) });
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function problemsOf(folder: string): readonly PackProblem[] {
  const loaded = loadPack(folder);
  if (loaded.ok) throw new Error('the pack loads');
  return loaded.problems;
}
