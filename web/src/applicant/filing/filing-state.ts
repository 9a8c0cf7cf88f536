import type {
  Contact,
  FileRef,
  Filing,
  FilingItem,
  FilingMaterial,
  NewApplication,
} from '../../api/types.ts';
import type { Fault } from '../../ui/error-summary.tsx';

/** A joint application while it is being put together. `items` null = the suggested ones. */
export type FilingState = {
  items: string[] | null;
  workIds: string[];
  files: Record<string, FileRef[]>;
  contact: Contact;
  note: string;
};

export function suggestedItems(filing: Filing): string[] {
  return filing.items.filter((item) => item.selectable && item.selected).map((item) => item.itemId);
}

/** What one still has to bring: required, not on the platform already, and without a file so far. */
export function missingMaterials(materials: readonly FilingMaterial[], files: FilingState['files']) {
  return materials.filter(
    (material) =>
      material.required &&
      material.source === 'applicant' &&
      material.satisfiedBy === null &&
      (files[material.key]?.length ?? 0) === 0,
  );
}

/** Chosen items that wait for one of this stage which could be filed with them but was not chosen. */
export function missingNeeds(
  chosen: readonly string[],
  items: readonly FilingItem[],
): { name: string; needs: string }[] {
  const fileable = new Map(items.filter((item) => item.selectable).map((item) => [item.itemId, item.name]));
  return items.flatMap((item) => {
    if (!chosen.includes(item.itemId)) return [];
    const missing = item.needs.flatMap((need) => (chosen.includes(need) ? [] : (fileable.get(need) ?? [])));
    return missing.length > 0 ? [{ name: item.name, needs: missing.join('”、“') }] : [];
  });
}

/** Everything that keeps the application from being submitted, in the order of the page. */
export function checkFiling(
  state: FilingState,
  chosen: readonly string[],
  materials: readonly FilingMaterial[],
  items: readonly FilingItem[],
): Fault[] {
  const faults: Fault[] = [];
  for (const { name, needs } of missingNeeds(chosen, items)) {
    faults.push({ field: 'items', message: `“${name}”要等“${needs}”办结，请同时选择，提交后依次自动启动` });
  }
  if (chosen.length === 0) faults.push({ field: 'items', message: '请至少选择一个事项' });
  if (state.workIds.length === 0) faults.push({ field: 'workIds', message: '请选择申报的工程' });
  for (const material of missingMaterials(materials, state.files)) {
    faults.push({ field: `material.${material.key}`, message: `缺少材料：${material.name}` });
  }
  if (state.contact.name.trim() === '') faults.push({ field: 'contact.name', message: '请填写联系人' });
  if (!/^1\d{10}$/.test(state.contact.mobile.trim())) {
    faults.push({ field: 'contact.mobile', message: '联系人手机应为 11 位数字，以 1 开头' });
  }
  return faults;
}

/** The application as the server takes it: only materials of the chosen items that have files. */
export function filingToWire(
  state: FilingState,
  stage: number,
  chosen: readonly string[],
  materials: readonly FilingMaterial[],
): NewApplication {
  const note = state.note.trim();
  return {
    stage,
    workIds: state.workIds,
    items: [...chosen],
    contact: { name: state.contact.name.trim(), mobile: state.contact.mobile.trim() },
    ...(note === '' ? {} : { note }),
    materials: materials.flatMap(({ key }) => {
      const fileIds = (state.files[key] ?? []).map((file) => file.id);
      return fileIds.length > 0 ? [{ key, fileIds }] : [];
    }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A stored draft over the fresh state; parts of another shape stay fresh. */
export function readFilingDraft(body: unknown, fresh: FilingState): FilingState {
  if (!isRecord(body)) return fresh;
  const contact = isRecord(body.contact) ? body.contact : {};
  const files = isRecord(body.files) ? (body.files as FilingState['files']) : {};
  return {
    items: Array.isArray(body.items) ? body.items.map(String) : fresh.items,
    workIds: Array.isArray(body.workIds) ? body.workIds.map(String) : fresh.workIds,
    files: Object.fromEntries(Object.entries(files).filter(([, list]) => Array.isArray(list))),
    contact: {
      name: typeof contact.name === 'string' ? contact.name : fresh.contact.name,
      mobile: typeof contact.mobile === 'string' ? contact.mobile : fresh.contact.mobile,
    },
    note: typeof body.note === 'string' ? body.note : fresh.note,
  };
}
