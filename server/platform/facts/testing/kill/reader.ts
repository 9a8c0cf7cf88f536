import { createDatabase, createPool, isConnectionLost } from '../../../database/index.ts';
import { type Follower, follow } from '../../follower.ts';
import { childSettings } from './child.ts';

export type ReaderSettings = { readonly url: string; readonly readers: readonly string[] };

const { signal, url, readers } = childSettings<ReaderSettings>();
const db = createDatabase(createPool(url, { max: readers.length * 2, onError: () => {} }));
const onError = (name: string, error: unknown) => {
  // The server went away: the follower tries again. Anything else is what this test looks for.
  if (isConnectionLost(error)) return;
  console.error(name, error);
  process.exit(1);
};
const options = { signal, batch: 20, pollMs: 5, retryMs: 20, onError };
await Promise.all(readers.map((name) => follow(db, recorder(name), options)));
await db.close();
process.disconnect();

/** Its effect is one row a fact, without any key: what is done twice shows as two rows. */
function recorder(name: string): Follower {
  return {
    name,
    handle: async (facts, tx) => {
      await tx.query({
        name: 'kill_effect',
        text: `INSERT INTO kill.effects (reader, home, position, fact_id)
               SELECT $1, $2, p, f FROM unnest($3::bigint[], $4::uuid[]) WITH ORDINALITY AS u(p, f, o) ORDER BY o`,
        values: [
          name,
          facts[0]?.envelope.home,
          facts.map((fact) => fact.position),
          facts.map((fact) => fact.envelope.id),
        ],
      });
    },
  };
}
