import type { Database } from '../platform/database/index.ts';

/** Names of persons by id, for histories; who has left keeps the name under which it was done. */
export async function personNames(
  database: Pick<Database, 'read'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database.read<{ id: string; name: string }>({
    name: 'identity.persons.names',
    text: 'SELECT id, name FROM identity.persons WHERE id = ANY($1::uuid[])',
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}
