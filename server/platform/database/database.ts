import { Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { CommitRefused, isConnectionLost } from './errors.ts';
import { runPipeline } from './pipeline.ts';
import { borrow } from './pool.ts';
import { type Answer, answerOf, type Statement, StatementBook } from './statement.ts';

export type TransactionOptions = {
  /** Default `read committed`, as the server has it. */
  readonly isolation?: 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
};

/** What can be done inside a transaction. Statements sent without awaiting each share a round trip. */
export type Transaction = {
  query<Row>(statement: Statement): Promise<Answer<Row>>;
  read<Row>(statement: Statement): Promise<Row[]>;
};

/** The one face of PostgreSQL towards modules. */
export type Database = {
  readonly pool: Pool;
  /** For lists whose filters vary; fix the tables with `withTables`. The hot path uses named statements. */
  readonly kysely: Kysely<unknown>;
  /** One statement in a transaction of its own. */
  query<Row>(statement: Statement): Promise<Answer<Row>>;
  /** One statement that only reads; repeated once where the connection broke. */
  read<Row>(statement: Statement): Promise<Row[]>;
  /** Commits when `work` returns, rolls back when it throws. */
  transaction<T>(work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * BEGIN, all statements, COMMIT in one round trip. Returns one answer a statement, in order, or throws
   * the first real error with nothing stored.
   */
  pipeline(statements: readonly Statement[]): Promise<Answer<unknown>[]>;
  close(): Promise<void>;
};

/** Builds the face on a pool of `createPool`. */
export function createDatabase(pool: Pool): Database {
  const book = new StatementBook();

  async function query<Row>(statement: Statement): Promise<Answer<Row>> {
    const prepared = book.prepare(statement);
    return lend(pool, async (client) => answerOf<Row>(await client.query(prepared)));
  }

  return {
    pool,
    kysely: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }),
    query,
    async read<Row>(statement: Statement): Promise<Row[]> {
      const first = await query<Row>(statement).catch((error: unknown) => {
        if (pool.ending || !isConnectionLost(error)) throw error;
        return query<Row>(statement);
      });
      return first.rows;
    },
    async transaction(work, options) {
      return lend(pool, (client) => runTransaction(client, book, work, options));
    },
    async pipeline(statements) {
      const prepared = statements.map((statement) => book.prepare(statement));
      const results = await lend(pool, (client) => runPipeline(client, prepared));
      return results.map((result) => answerOf(result));
    },
    close: () => pool.end(),
  };
}

/** Lends a client to `work`; one that broke, or came back inside a transaction, is not used again. */
async function lend<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await borrow(pool);
  let broken = false;
  try {
    return await work(client);
  } catch (error) {
    broken = isConnectionLost(error);
    throw error;
  } finally {
    client.release(broken || client.getTransactionStatus() !== 'I');
  }
}

async function runTransaction<T>(
  client: PoolClient,
  book: StatementBook,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const query = async <Row>(statement: Statement) =>
    answerOf<Row>(await client.query(book.prepare(statement)));
  const tx: Transaction = {
    query,
    read: async <Row>(statement: Statement) => (await query<Row>(statement)).rows,
  };
  const isolation = options.isolation === undefined ? '' : ` ISOLATION LEVEL ${options.isolation}`;
  await client.query(`BEGIN${isolation}${options.readOnly ? ' READ ONLY' : ''}`);
  try {
    const value = await work(tx);
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new CommitRefused('COMMIT was answered with ROLLBACK.');
    return value;
  } catch (error) {
    // Where the connection broke there is nothing left to roll back, and the first error is the one to tell.
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
