import type { z } from 'zod';
import type { ApplicationRow } from '../applications/index.ts';
import { mergedMaterials } from '../applications/index.ts';
import {
  type CaseDeps,
  type CaseRow,
  fromRecord,
  type IssuedDocument,
  itemOf,
  type materialViewSchema,
} from '../casework/index.ts';
import { getFiles, toFileRef } from '../materials/index.ts';
import type { StoredFact } from '../platform/facts/index.ts';

type MaterialView = z.output<typeof materialViewSchema>;

/**
 * The materials of one case: what its item asks for, what was handed in with the application and with
 * corrections (newest last), and results of other items that are the material.
 */
export async function caseMaterials(
  deps: CaseDeps,
  row: CaseRow,
  application: ApplicationRow,
  documents: readonly IssuedDocument[],
  facts: readonly StoredFact[],
): Promise<MaterialView[]> {
  const item = itemOf(deps.catalogue, row);
  if (!item) return [];
  const supplied = facts.flatMap(({ envelope }) => {
    if (envelope.type !== 'case.correction-supplied') return [];
    const fact = fromRecord(envelope.type, envelope.happenedAt, envelope.data, null);
    return fact.type === 'case.correction-supplied' ? fact.materials : [];
  });
  const idsOf = (key: string) => [
    ...application.state.materials.filter((m) => m.key === key).flatMap((m) => m.files.map((f) => f.fileId)),
    ...supplied.filter((m) => m.key === key).flatMap((m) => m.files.map((f) => f.fileId)),
  ];
  const wanted = mergedMaterials([item], { cases: [], documents });
  // Corrections may bring what the list does not name: shown too, under the name it was brought under.
  const extra = [...new Set(supplied.map((m) => m.key))].filter((key) => !wanted.some((m) => m.key === key));
  const files = await getFiles(deps.database, [...wanted.map((m) => m.key), ...extra].flatMap(idsOf));
  const byId = new Map(files.map((file) => [file.id, toFileRef(file)]));
  const filesOf = (key: string) => idsOf(key).flatMap((id) => byId.get(id) ?? []);
  return [
    ...wanted.map(({ key, name, required, source, when, satisfiedBy }) => ({
      key,
      name,
      required,
      source,
      when,
      files: filesOf(key),
      satisfiedBy,
    })),
    ...extra.map((key) => ({
      key,
      name: key,
      required: false,
      source: 'applicant' as const,
      when: null,
      files: filesOf(key),
      satisfiedBy: null,
    })),
  ];
}
