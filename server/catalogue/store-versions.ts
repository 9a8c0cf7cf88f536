import { canonicalJson } from '@zongheng/core/evidence';
import type { Database } from '../platform/database/index.ts';
import { MESSAGES } from './messages.ts';
import type { Pack } from './pack/index.ts';
import type { Flow, Item } from './pack/schema.ts';

/** Every version of items and flows the platform has ever worked with. */
export type Versions = {
  readonly items: ReadonlyMap<string, ReadonlyMap<number, Item>>;
  readonly flows: ReadonlyMap<string, ReadonlyMap<number, Flow>>;
};

/**
 * Enters what the pack says into the reference tables and reads back all versions. A version that says
 * something else than before is refused: running cases were accepted under it.
 */
export async function registerVersions(db: Database, pack: Pack, loadedAt: string): Promise<Versions> {
  await db.pipeline([
    {
      name: 'catalogue_pack',
      text: `INSERT INTO catalogue.packs (id, version, name, loaded_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING`,
      values: [pack.manifest.id, pack.manifest.version, pack.manifest.name, loadedAt],
    },
    insert('items', pack.items),
    insert('flows', pack.flows),
  ]);
  const [items, flows] = await Promise.all([readAll<Item>(db, 'items'), readAll<Flow>(db, 'flows')]);
  for (const item of pack.items) hold('事项', item, items);
  for (const flow of pack.flows) hold('流程', flow, flows);
  return { items, flows };
}

type Versioned = { readonly id: string; readonly version: number };

function insert(table: 'items' | 'flows', rows: readonly Versioned[]) {
  const values = rows.map((row) => ({ id: row.id, version: row.version, body: row }));
  return {
    name: `catalogue_${table}`,
    text: `INSERT INTO catalogue.${table} (id, version, body)
           SELECT n.id, n.version, n.body FROM json_to_recordset($1::json) AS n(id text, version int, body jsonb)
           ON CONFLICT DO NOTHING`,
    values: [JSON.stringify(values)],
  };
}

async function readAll<T extends Versioned>(
  db: Database,
  table: 'items' | 'flows',
): Promise<Map<string, Map<number, T>>> {
  const rows = await db.read<{ id: string; version: number; body: T }>({
    name: `catalogue_${table}_all`,
    text: `SELECT id, version, body FROM catalogue.${table} ORDER BY id, version`,
  });
  const all = new Map<string, Map<number, T>>();
  for (const { id, version, body } of rows) {
    const versions = all.get(id) ?? new Map<number, T>();
    all.set(id, versions.set(version, body));
  }
  return all;
}

function hold<T extends Versioned>(kind: '事项' | '流程', row: T, known: Map<string, Map<number, T>>): void {
  const stored = known.get(row.id)?.get(row.version);
  const text = (value: unknown) => {
    const canonical = canonicalJson(JSON.parse(JSON.stringify(value)));
    return canonical.ok ? canonical.value : '';
  };
  if (text(stored) !== text(row)) throw new Error(MESSAGES.changedVersion(kind, row.id, row.version));
}
