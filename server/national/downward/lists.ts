import type { Catalogue } from '../../catalogue/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { InList } from '../mapping/apply.ts';

/** Code lists that messages upward are checked against. */
export type Lists = {
  readonly inList: InList;
  /** Reads what the centre has published since, in whichever process it was taken. */
  refresh(): Promise<void>;
};

/**
 * The centre's newest dictionary of a list comes before the pack's list of the same name: what it does not
 * hold any more the centre will not take.
 */
export async function openLists(database: Database, catalogue: Catalogue): Promise<Lists> {
  const own = new Set(catalogue.codeLists().map((list) => list.id));
  const central = new Map<string, { readonly version: number; readonly codes: ReadonlySet<string> }>();
  const refresh = async () => {
    const known = await database.read<{ key: string; version: number }>({
      name: 'national_dictionary_versions',
      text: `SELECT key, version FROM national.reference_lists WHERE kind = 'dictionary'`,
    });
    const stale = known.filter(({ key, version }) => central.get(key)?.version !== version);
    if (stale.length === 0) return;
    const rows = await database.read<{ key: string; version: number; codes: readonly string[] }>({
      name: 'national_dictionary_codes',
      text: `SELECT key, version, jsonb_path_query_array(state, '$.dictionary.rows[*].code') AS codes
             FROM national.reference_lists WHERE kind = 'dictionary' AND key = ANY($1)`,
      values: [stale.map(({ key }) => key)],
    });
    for (const { key, version, codes } of rows) central.set(key, { version, codes: new Set(codes) });
  };
  await refresh();
  return {
    refresh,
    inList: (list, code) =>
      central.get(list)?.codes.has(code) ?? (own.has(list) ? catalogue.inCodeList(list, code) : undefined),
  };
}
