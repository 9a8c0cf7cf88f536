import type { PackData } from '../data.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';

/** Lists the project form, the cases and the exchanges cannot do without. */
export const REQUIRED_LISTS: readonly string[] = [
  'decisionType',
  'nature',
  'guidance',
  'attribute',
  'capital',
  'certType',
  'unitNature',
  'landMode',
  'investmentSource',
  'workCategory',
  'materialForm',
  'caseStatus',
  'flowType',
  'standardStage',
];

/** The lists others count on are there. */
export function codeListRules({ codeLists }: PackData): readonly Finding[] {
  const present = new Set(codeLists.lists.map(({ id }) => id));
  return REQUIRED_LISTS.filter((id) => !present.has(id)).map((id) => ({
    file: 'code-lists.json',
    path: ['lists'],
    rule: 'code-list',
    message: say.codeListMissing(id),
  }));
}

/** A class stands under the division of its first two digits, a division under a section. */
export function industryRules({ industries }: PackData): readonly Finding[] {
  const levels = new Map(industries.rows.map(({ code, level }) => [code, level]));
  return industries.rows.flatMap((row, at): readonly Finding[] => {
    const parent = row.parent === null ? null : levels.get(row.parent);
    const right =
      row.level === 'section'
        ? /^[A-T]$/.test(row.code) && parent === null
        : row.level === 'division'
          ? row.code.length === 2 && parent === 'section'
          : row.code.length === 4 && parent === 'division' && row.code.slice(0, 2) === row.parent;
    if (right) return [];
    const path = ['rows', at, 'parent'];
    return [{ file: 'industries.json', path, rule: 'industry-tree', message: say.industryParent(row.code) }];
  });
}
