import type { Answer, Database, Statement } from '../platform/database/index.ts';

const UNHURRIED: Statement = { name: 'sample.unhurried', text: 'SET LOCAL synchronous_commit = off' };

/**
 * The same database, with commits that do not wait for the disk: ten thousand of them cost 10 to 20 s of a
 * busy disk. They still reach it in their order, a second later at most. So a process that is killed loses
 * nothing; a server that is cut off loses the last events together with their keys, and the next load does
 * them again. Set for each transaction alone: no session keeps it.
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
      return answer as Answer<Row>;
    },
    transaction: (work, options) =>
      database.transaction(async (tx) => {
        // Sent along with the first statement: no round trip of its own.
        const [value] = await Promise.all([work(tx), tx.query(UNHURRIED)]);
        return value;
      }, options),
  };
}
