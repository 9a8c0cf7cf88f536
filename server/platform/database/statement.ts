import { createRequire } from 'node:module';
import type { QueryResult } from 'pg';

/**
 * One statement of SQL. Its name makes the server keep the plan a session (1.1–1.4 of the speed without);
 * one name stands for one text for ever.
 */
export type Statement = {
  readonly name: string;
  readonly text: string;
  readonly values?: readonly unknown[];
};

/** What a statement brought. `rowCount` counts rows read or touched. */
export type Answer<Row> = { readonly rows: Row[]; readonly rowCount: number };

type PrepareValue = (value: unknown) => string | Buffer | null;

const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils') as { prepareValue: PrepareValue };

/** A statement whose values are in wire form, so that sending it cannot fail any more. */
export type Prepared = { name: string; text: string; values: (string | Buffer | null)[] };

/**
 * Checks statements and brings their values into wire form before anything is sent. Pipelined, a
 * statement the driver itself rejects is left out while the rest, COMMIT included, goes ahead: half a
 * transaction would be stored. Here it throws before the first byte.
 */
export class StatementBook {
  readonly #texts = new Map<string, string>();

  prepare(statement: Statement): Prepared {
    const { name, text, values = [] } = statement;
    const known = this.#texts.get(name);
    if (known === undefined) this.#texts.set(name, text);
    else if (known !== text) throw new Error(`Statement name "${name}" stands for two different texts.`);
    // PostgreSQL cuts names at 63 bytes, and two cut names could be one.
    if (name === '' || Buffer.byteLength(name) > 63) throw new Error(`Statement name "${name}" is unusable.`);
    // The protocol counts values in 16 bits and the driver does not look.
    if (values.length > 65_535)
      throw new Error(`Statement "${name}" has ${values.length} values; use an array.`);
    return { name, text, values: values.map((value) => prepareValue(value)) };
  }
}

export function answerOf<Row>(result: QueryResult): Answer<Row> {
  return { rows: result.rows as Row[], rowCount: result.rowCount ?? 0 };
}
