import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { inFlow } from './in-flow.ts';
import { describeProblems, type FlowItem, type Item, loadPack } from './pack/index.ts';

/** 行政许可法 §42: 20 + 10 alone, 45 + 15 where the flow says 统一、联合 or 集中办理. */
const loaded = loadPack(fileURLToPath(new URL('../../packs/liaoning', import.meta.url)));
if (!loaded.ok) throw new Error(describeProblems(loaded.problems));
const pack = loaded.value;
const joint = { mode: '联合办理', basis: '示例实施方案', mark: '示例数据,待本地核定' } as const;
const entry = (over: Partial<FlowItem> = {}): FlowItem => ({
  item: 'flood-impact',
  necessity: 'required',
  when: null,
  after: [],
  days: 20,
  ...over,
});

it.each<[string, string, FlowItem | undefined, number, number | null]>([
  ['alone', 'flood-impact', undefined, 20, 10],
  ['side by side with others', 'flood-impact', entry(), 20, 10],
  ['handled jointly', 'flood-impact', entry({ joint }), 45, 15],
  ['a limit of another law stays: 取水 (条例 §19)', 'water-intake', entry({ joint }), 45, null],
  ['核准 (国务院令673 §10) stays', 'ent-approval', entry({ joint }), 20, 40],
  ['环评 (环评法 §22) stays', 'eia-report', entry({ joint }), 60, null],
])('%s', (_, id, given, statutory, extension) => {
  const item = find(id);
  const rule = inFlow(item, given);
  expect([rule.statutory?.value, rule.extension?.value ?? null]).toEqual([statutory, extension]);
  if (statutory === 45 && id === 'flood-impact') {
    expect(rule.statutory?.basis).toContain('第四十二条第二款');
    expect(rule.extension?.approver).toBe('本级人民政府负责人');
    expect(rule.statutory?.mark).toBe(joint.mark);
  }
});

it('the flow’s promise binds where it is shorter, never where it is longer', () => {
  const item = find('flood-impact');
  expect(inFlow(item, entry({ days: 2 })).committed.value).toBe(2);
  expect(inFlow(item, entry({ days: 30 })).committed.value).toBe(item.committed.value);
});

function find(id: string): Item {
  const item = pack.item(id);
  if (!item) throw new Error(id);
  return item;
}
