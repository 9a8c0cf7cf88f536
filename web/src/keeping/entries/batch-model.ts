import type { CatalogueEntryRow } from '../../api/catalogue-types.ts';

/** What can be done to many entries in one go; the server decides again for each. */
export const batchActs = ['confirm-content', 'confirm-authority', 'publish'] as const;
export type BatchAct = (typeof batchActs)[number];

export function keyText({
  kind,
  subject,
  division,
}: Pick<CatalogueEntryRow, 'kind' | 'subject' | 'division'>): string {
  return `${kind} ${subject} ${division.code}`;
}

/** The acts that at least one of the rows waits for, with those rows. */
export function batchesOf(
  rows: readonly CatalogueEntryRow[],
): { act: BatchAct; rows: CatalogueEntryRow[] }[] {
  return batchActs
    .map((act) => ({ act, rows: rows.filter(({ todo }) => todo.includes(act)) }))
    .filter((batch) => batch.rows.length > 0);
}
