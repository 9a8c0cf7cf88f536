import type { CatalogueItem } from '../api/types.ts';

export type ItemFilter = {
  q?: string | undefined;
  department?: string | undefined;
  stage?: string | undefined;
};

/** The catalogue is small (some hundred items) and read whole: filters work at once in the browser. */
export function filterItems(items: readonly CatalogueItem[], filter: ItemFilter): CatalogueItem[] {
  const { q, department, stage } = filter;
  return items.filter(
    (item) =>
      (q === undefined || [item.name, item.departmentName, item.kind].some((text) => text.includes(q))) &&
      (department === undefined || item.department === department) &&
      (stage === undefined || String(item.stage) === stage),
  );
}

/** The departments that occur, for the filter. */
export function departmentsOf(items: readonly CatalogueItem[]): { id: string; name: string }[] {
  const names = new Map(items.map((item) => [item.department, item.departmentName]));
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}
