import { expect, test } from 'vitest';
import { describeProblems } from '../load.ts';
import type { PackRule } from '../problem.ts';
import { breakPack, type Edit } from './broken-pack.ts';

/**
 * One rule broken in one place. Exactly one problem of that rule must stand at `path`, with the file and
 * the line of the first edit, and say `message`.
 */
export type Case = readonly [what: string, rule: PackRule, path: RegExp, message: RegExp, ...edits: Edit[]];

/** Makes a test of every case. */
export function testCases(cases: readonly Case[]): void {
  for (const [what, rule, path, message, ...edits] of cases) {
    test(what, () => {
      const { problems, line } = breakPack(...edits);
      const found = problems.filter((problem) => problem.rule === rule && path.test(problem.path));
      expect(found, describeProblems(problems)).toHaveLength(1);
      expect(found[0]).toMatchObject({ file: edits[0]?.file, line });
      expect(found[0]?.message).toMatch(message);
    });
  }
}
