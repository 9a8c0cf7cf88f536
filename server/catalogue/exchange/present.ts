import type { Catalogue } from '../catalogue.ts';
import type { ImportDetail, ImportView } from './schema.ts';
import type { ImportItem, ImportRow } from './store.ts';

export function presentImport(
  catalogue: Pick<Catalogue, 'division'>,
  row: ImportRow,
  person: string,
): ImportView {
  const {
    id,
    kind,
    division: code,
    fileName,
    format,
    size,
    state,
    done,
    total,
    errors,
    outcome,
    uploadedAt,
  } = row;
  return {
    ...{ id, kind, fileName, format, size, state, done, total, person, uploadedAt },
    division: { code, name: catalogue.division(code)?.name ?? code },
    errorCount: errors.length,
    outcome: outcome && { ...outcome, notSubmitted: [...outcome.notSubmitted] },
  };
}

/** With errors first, as whoever has to mend them reads it. */
export function presentDetail(
  catalogue: Pick<Catalogue, 'division' | 'item'>,
  row: ImportRow,
  person: string,
  items: readonly ImportItem[],
): ImportDetail {
  const weight = ({ status, findings }: ImportItem): number => {
    if (status === 'refused') return 0;
    return findings.length > 0 ? 1 : { changed: 2, new: 2, same: 3 }[status];
  };
  return {
    ...presentImport(catalogue, row, person),
    errors: [...row.errors],
    items: items
      .toSorted((a, b) => weight(a) - weight(b))
      .map(({ subject, status, differences, findings }) => ({
        ...{ subject, status, differences: [...differences], findings: [...findings] },
        name: catalogue.item(subject)?.name ?? subject,
      })),
  };
}
