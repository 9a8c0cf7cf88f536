import type { Database, Statement } from '../../platform/database/index.ts';
import { type AreaState, currentOf } from './area.ts';
import type { AreaRow } from './shelf.ts';

type Reader = Pick<Database, 'read'>;

const COLUMNS = 'id, home, version, state, words, serial';

/** Areas written since a serial of the book; 0 for all. */
export function readAreas(db: Reader, after: number): Promise<AreaRow[]> {
  return db.read<AreaRow>({
    name: 'catalogue_areas_after',
    text: `SELECT ${COLUMNS} FROM catalogue.areas WHERE serial > $1 ORDER BY id`,
    values: [after],
  });
}

export type StoredArea = AreaRow & { readonly head: string };

export async function findArea(db: Reader, id: string): Promise<StoredArea | undefined> {
  const [row] = await db.read<StoredArea>({
    name: 'catalogue_area_find',
    text: `SELECT ${COLUMNS}, head FROM catalogue.areas WHERE id = $1`,
    values: [id],
  });
  return row;
}

const INSERT = `
INSERT INTO catalogue.areas (id, home, division, name, status, version, head, state, words, serial, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, (SELECT serial FROM catalogue.book), $10)`;

const UPDATE = `
WITH u AS (
  UPDATE catalogue.areas SET name = $4, status = $5, version = $6, head = $7, state = $8, words = $9,
    serial = (SELECT serial FROM catalogue.book), updated_at = $10
  WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1)
SELECT platform.guard(count(*), 1) FROM u`;

export type AreaWrite = {
  readonly id: string;
  readonly home: string;
  /** Version of the stream before; 0 inserts. */
  readonly was: number;
  readonly version: number;
  readonly head: string;
  readonly state: AreaState;
  readonly words: Readonly<Record<string, string>>;
  readonly at: string;
};

/** Writes an area under the serial the transaction has raised; somebody faster aborts it. */
export function writeArea({ id, home, was, version, head, state, words, at }: AreaWrite): Statement {
  const { division, name } = currentOf(state);
  const json = [JSON.stringify(state), JSON.stringify(words)];
  return was === 0
    ? {
        name: 'catalogue_area_insert',
        text: INSERT,
        values: [id, home, division, name, state.status, version, head, ...json, at],
      }
    : {
        name: 'catalogue_area_update',
        text: UPDATE,
        values: [id, home, was, name, state.status, version, head, ...json, at],
      };
}
