import type { Database, Statement } from '../platform/database/index.ts';

const UNHURRIED: Statement = {
  name: 'sample.unhurried',
  text: `SELECT set_config('synchronous_commit', 'off', true)`,
};

/**
 * The same database, with commits that do not wait for the disk. Transactions still reach the disk in
 * their order, within a second: a process that is killed loses nothing, and a server that is cut off loses
 * the last events together with their keys, so that the next load does them again. Set for each transaction
 * alone: no session keeps it.
 */
export function unhurried(database: Database): Database {
  const pipeline: Database['pipeline'] = async (statements) =>
    (await database.pipeline([UNHURRIED, ...statements])).slice(1);
  return {
    ...database,
    pipeline,
    async query<Row>(statement: Statement) {
      const [answer] = await pipeline([statement]);
      if (!answer) throw new Error('a statement without an answer');
      return answer as { rows: Row[]; rowCount: number };
    },
    transaction: (work, options) =>
      database.transaction(async (tx) => {
        // Sent along with the first statement, not before it.
        const [value] = await Promise.all([work(tx), tx.query(UNHURRIED)]);
        return value;
      }, options),
  };
}
