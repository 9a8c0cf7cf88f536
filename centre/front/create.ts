import type { Pool } from 'pg';
import { type ColumnType, FRONT_TABLES, type FrontTable } from '../tables.ts';

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  integer: 'integer',
  decimal: 'numeric',
  date: 'date',
  // As the standard's tables have it: Beijing time, without a zone. What came with one would lose it.
  instant: 'timestamp(3)',
  binary: 'bytea',
};

/**
 * What every table carries beside its own columns (exchange protocol of the front database). `rkxh` is the
 * stand-in's own: the order in which rows came in. Values are checked by the checker, not here: a real front
 * database takes in what it is given and answers later.
 */
const COMMON = `
  lsh bigint,
  dfsjzj text COLLATE "C" PRIMARY KEY CHECK (dfsjzj <> ''),
  xzqhdm text NOT NULL,
  sjyxbs smallint NOT NULL DEFAULT 1 CHECK (sjyxbs IN (0, 1)),
  sjwxyy text,
  sjsczt smallint NOT NULL DEFAULT 0 CHECK (sjsczt BETWEEN 0 AND 3),
  sbyy text,
  gxsj timestamptz(3) NOT NULL DEFAULT now(),
  rkxh bigint GENERATED ALWAYS AS IDENTITY,
  CHECK (sjyxbs = 1 OR sjwxyy <> '')`;

/** Makes the front database's schema and tables where they are missing; what is there stays. */
export async function createFront(pool: Pool, schema: string): Promise<void> {
  const statements = [`CREATE SCHEMA IF NOT EXISTS ${schema}`, answersAreOurs(schema)];
  for (const table of FRONT_TABLES) statements.push(...tableOf(schema, table));
  await pool.query(statements.join(';\n'));
}

/** The serial, the state and the reason are the centre's to write: a row arrives without them. */
function answersAreOurs(schema: string): string {
  return `CREATE OR REPLACE FUNCTION ${schema}.refuse_answers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '前置库约定：LSH、SBYY 由国家平台填写，SJSCZT 写入时为 0'
        USING ERRCODE = 'check_violation';
    END $$`;
}

function tableOf(schema: string, { name, title, columns, indexes = [] }: FrontTable): string[] {
  const own = columns.map(([column, type]) => `${column} ${TYPES[type]}`).join(',\n  ');
  const at = `${schema}.${name}`;
  return [
    `CREATE TABLE IF NOT EXISTS ${at} (\n  ${own},${COMMON}\n)`,
    `COMMENT ON TABLE ${at} IS '${title}'`,
    `CREATE INDEX IF NOT EXISTS ${name}_new ON ${at} (rkxh) WHERE sjsczt = 0 AND sjyxbs = 1`,
    `CREATE INDEX IF NOT EXISTS ${name}_order ON ${at} (rkxh)`,
    `CREATE INDEX IF NOT EXISTS ${name}_failed ON ${at} (rkxh) WHERE sjsczt = 2`,
    `CREATE INDEX IF NOT EXISTS ${name}_passed ON ${at} (rkxh) WHERE sjsczt = 1 AND sjyxbs = 1`,
    ...indexes.map(
      (each) => `CREATE INDEX IF NOT EXISTS ${name}_${each.join('_')} ON ${at} (${each.join(', ')})`,
    ),
    `CREATE OR REPLACE TRIGGER answers_are_ours BEFORE INSERT ON ${at} FOR EACH ROW
       WHEN (NEW.lsh IS NOT NULL OR NEW.sjsczt <> 0 OR NEW.sbyy IS NOT NULL)
       EXECUTE FUNCTION ${schema}.refuse_answers()`,
  ];
}
