import type { PackData } from '../data.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';
import type { Condition } from '../schema/flow.ts';

/** Fields of the form answered with yes or no; the others are answered from the code list of their name. */
const YES_NO: readonly string[] = ['landWithScheme', 'areaAssessed'];

/** Conditions ask only for answers the form can give. */
export function conditionRules({ flows, codeLists }: PackData): readonly Finding[] {
  const lists = new Map<string, ReadonlySet<string>>(
    codeLists.lists.map(({ id, rows }) => [id, new Set(rows.map(({ code }) => code))]),
  );
  const check = (conditions: readonly Condition[], path: Finding['path']): readonly Finding[] =>
    conditions.flatMap((condition, at) =>
      condition.in.flatMap((value, index): readonly Finding[] => {
        const message = wrong(condition.field, value, lists);
        if (message === null) return [];
        return [{ file: 'flows.json', path: [...path, at, 'in', index], rule: 'condition-value', message }];
      }),
    );
  return flows.rows.flatMap((flow, row) => [
    ...check(flow.appliesTo, ['rows', row, 'appliesTo']),
    ...flow.stages.flatMap((stage, stageAt) => {
      const path = ['rows', row, 'stages', stageAt];
      return [
        ...(stage.variants ?? []).flatMap((variant, at) =>
          check(variant.appliesTo, [...path, 'variants', at, 'appliesTo']),
        ),
        ...stage.items.flatMap((entry, at) =>
          check(entry.appliesTo ?? [], [...path, 'items', at, 'appliesTo']),
        ),
      ];
    }),
  ]);
}

function wrong(
  field: string,
  value: string | boolean,
  lists: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  if (YES_NO.includes(field)) return typeof value === 'boolean' ? null : say.conditionKind(field);
  const list = lists.get(field);
  if (list === undefined) return say.codeListMissing(field);
  return typeof value === 'string' && list.has(value) ? null : say.conditionValue(field, String(value));
}
