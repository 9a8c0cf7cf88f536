import type { Mapping } from '../mapping/mapping.ts';
import type { FrontDatabase } from './front.ts';

/** Columns every table carries beside its own (exchange protocol of the front database). */
const COMMON = ['LSH', 'DFSJZJ', 'XZQHDM', 'SJYXBS', 'SJWXYY', 'SJSCZT', 'SBYY', 'GXSJ'] as const;

/**
 * What the front database lacks of what the mappings write, by name: TABLE, or TABLE.COLUMN. Looked at before
 * the first row goes, so that a missing column is said once and not found row by row.
 */
export async function missingColumns(
  front: Pick<FrontDatabase, 'columns'>,
  mappings: readonly Mapping[],
): Promise<readonly string[]> {
  const there = await front.columns();
  return mappings
    .filter((mapping) => mapping.line === 'construction')
    .flatMap(({ target, columns }) => {
      const known = there.get(target.toUpperCase());
      if (!known) return [target];
      return [...COMMON, ...columns.map((each) => each.column.toUpperCase())]
        .filter((column) => !known.has(column))
        .map((column) => `${target}.${column}`);
    })
    .filter((name, i, all) => all.indexOf(name) === i);
}
