import type { FlowContent, FlowEntry, FlowStage } from '@zongheng/core/catalogue';

/** What the editor does to a flow. Every change returns a new flow whose total is the sum of its stages. */

export function withStage(flow: FlowContent, at: number, change: Partial<FlowStage>): FlowContent {
  return withStages(
    flow,
    flow.stages.map((stage, index) => (index === at ? { ...stage, ...change } : stage)),
  );
}

export function withEntry(flow: FlowContent, stageAt: number, at: number, entry: FlowEntry): FlowContent {
  const items = flow.stages[stageAt]?.items ?? [];
  return withStage(flow, stageAt, { items: items.map((each, index) => (index === at ? entry : each)) });
}

/** A new entry at the end of a stage: conditional, until the keeper says otherwise. */
export function withAdded(
  flow: FlowContent,
  stageAt: number,
  item: { readonly id: string; readonly days: number; readonly when: string },
): FlowContent {
  const entry: FlowEntry = {
    item: item.id,
    necessity: 'conditional',
    when: item.when,
    after: [],
    days: item.days,
  };
  return withStage(flow, stageAt, { items: [...(flow.stages[stageAt]?.items ?? []), entry] });
}

/** Without an item; nobody waits for it any more. */
export function without(flow: FlowContent, item: string): FlowContent {
  return withStages(
    flow,
    flow.stages.map((stage) => ({
      ...stage,
      items: stage.items
        .filter((entry) => entry.item !== item)
        .map((entry) => ({ ...entry, after: entry.after.filter((id) => id !== item) })),
    })),
  );
}

/** A stage and the next one as one: the first's number and lead, both limits added up, to be shortened then. */
export function mergedWithNext(flow: FlowContent, at: number): FlowContent {
  const [first, second] = [flow.stages[at], flow.stages[at + 1]];
  if (!first || !second) return flow;
  const variants = [
    ...(first.variants ?? []).map((each) => ({ ...each, limitDays: each.limitDays + second.limitDays })),
    ...(second.variants ?? []).map((each) => ({ ...each, limitDays: each.limitDays + first.limitDays })),
  ];
  const { variants: _, ...rest } = first;
  const whole: FlowStage = {
    ...rest,
    name: `${first.name}、${second.name}`,
    limitDays: first.limitDays + second.limitDays,
    ...(variants.length === 0 ? {} : { variants }),
    items: [...first.items, ...second.items],
  };
  return withStages(flow, [...flow.stages.slice(0, at), whole, ...flow.stages.slice(at + 2)]);
}

/** The entry with or without an optional member: an empty text is none. */
export function withText(
  entry: FlowEntry,
  member: 'rule' | 'merged' | 'note',
  text: string | null,
): FlowEntry {
  const { [member]: _, ...rest } = entry;
  return text === null || text.trim() === '' ? rest : { ...rest, [member]: text };
}

function withStages(flow: FlowContent, stages: readonly FlowStage[]): FlowContent {
  return { ...flow, stages, totalDays: stages.reduce((days, { limitDays }) => days + limitDays, 0) };
}
