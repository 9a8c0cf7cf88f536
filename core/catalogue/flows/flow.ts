import type { FactCondition } from '../../planning/index.ts';

/** An approval flow as it is drafted and published: the order of items in stages, and how long each may take. */

export type FlowFamily = 'investment' | 'construction';

/** Handled 统一、联合 or 集中 (行政许可法 §26): 45 + 15 days instead of 20 + 10, on this basis. */
export type JointHandling = {
  readonly mode: '统一办理' | '联合办理' | '集中办理';
  readonly basis: string;
  readonly mark?: string;
};

export type FlowEntry = {
  readonly item: string;
  readonly necessity: 'required' | 'conditional';
  /** In words, for conditional entries. */
  readonly when: string | null;
  readonly appliesTo?: readonly FactCondition[];
  /** FEEL over the facts of a project; absent: the item's own. */
  readonly rule?: string;
  /** Items whose results it waits for. */
  readonly after: readonly string[];
  /** Items whose result the law wants first but which this flow handles side by side, and why it may. */
  readonly beside?: readonly { readonly item: string; readonly reason: string }[];
  /** Working days, special procedures apart; 0 is at once. */
  readonly days: number;
  readonly joint?: JointHandling;
  /** Levels of the place of building at which it can arise; absent: at all of the flow's. */
  readonly levels?: readonly FlowLevel[];
  /** Name of the one step in which this entry and others of its stage are handled together (合并办理). */
  readonly merged?: string;
  readonly note?: string;
};

/** A shorter limit for some projects of the flow. */
export type StageVariant = {
  readonly limitDays: number;
  readonly when: string;
  readonly appliesTo: readonly FactCondition[];
};

export type FlowStage = {
  /** Of the national list `standardStage`; a stage merged of several bears the first one's. */
  readonly no: number;
  readonly id: string;
  readonly name: string;
  readonly leadDepartment: string;
  readonly limitDays: number;
  readonly variants?: readonly StageVariant[];
  readonly items: readonly FlowEntry[];
};

export type FlowLevel = 'province' | 'city' | 'county' | 'zone';

export type FlowContent = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly family: FlowFamily;
  /** 审批流程类型, 1–10: of construction flows only. */
  readonly splclx: string | null;
  /** The province's flow a city or county derived this from, and for which division; both or neither. */
  readonly template?: string;
  readonly division?: string;
  readonly levels: readonly FlowLevel[];
  readonly appliesTo: readonly FactCondition[];
  /** FEEL over the facts of a project, beside `appliesTo`. */
  readonly rule?: string;
  readonly why: string;
  readonly totalDays: number;
  readonly stages: readonly FlowStage[];
  readonly source: string;
  readonly mark: string;
};

export type FlowPath = readonly (string | number)[];

export type FlowRule =
  | 'reference'
  | 'circle'
  | 'flow-item-twice'
  | 'flow-order'
  | 'flow-needs'
  | 'flow-when'
  | 'flow-days'
  | 'flow-merge'
  | 'flow-coverage'
  | 'flow-family'
  | 'flow-rule'
  | 'stage-order'
  | 'stage-limit'
  | 'total-days'
  | 'flow-template'
  | 'flow-scope'
  | 'flow-item-added'
  | 'flow-item-dropped'
  | 'flow-necessity'
  | 'flow-condition'
  | 'flow-longer'
  | 'flow-order-added'
  | 'flow-stages'
  | 'flow-lead';

/** What is wrong with a flow, and where in it. */
export type FlowProblem = {
  readonly path: FlowPath;
  readonly rule: FlowRule;
  /** Chinese, for the one who keeps the flow. */
  readonly message: string;
  readonly source: string;
};

/** `stages[1].items[0].days`; empty for the flow as a whole. */
export function flowPathText(path: FlowPath): string {
  return path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`))
    .join('');
}

/** Every entry of a flow with where it stands. */
export function entriesOf(
  flow: Pick<FlowContent, 'stages'>,
): readonly { readonly entry: FlowEntry; readonly stage: FlowStage; readonly path: FlowPath }[] {
  return flow.stages.flatMap((stage, stageAt) =>
    stage.items.map((entry, at) => ({ entry, stage, path: ['stages', stageAt, 'items', at] })),
  );
}

/** Everything each item waits for, directly or through others. Bears circles. */
export function chainsOf(entries: readonly FlowEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map(entries.map((entry) => [entry.item, entry.after]));
  return new Map(
    entries.map((entry) => {
      const chain = new Set<string>();
      const open = [...entry.after];
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        if (chain.has(id)) continue;
        chain.add(id);
        open.push(...(direct.get(id) ?? []));
      }
      return [entry.item, chain];
    }),
  );
}
