import type { Database } from '../../platform/database/index.ts';
import { type CentreClient, CentreRefused } from '../investment/client.ts';
import type { DownDeps } from './deps.ts';
import type { Way } from './store.ts';

/** What the centre is told of one of its messages. A duplicate is taken: what it says is here. */
export type Ack = {
  readonly id: string;
  readonly result: 'taken' | 'refused';
  readonly reason: string | null;
};

const BATCH = 200;

/** What was not told yet of messages that came one way. */
export async function openAcks(db: Pick<Database, 'read'>, way: Way, limit = BATCH): Promise<Ack[]> {
  return db.read<Ack>({
    name: 'national_inbox_acks',
    text: `SELECT id, CASE state WHEN 'refused' THEN 'refused' ELSE 'taken' END AS result,
             left(coalesce(reply, reason), 4000) AS reason
           FROM national.inbox WHERE way = $1 AND NOT acked AND state <> 'received' ORDER BY id LIMIT $2`,
    values: [way, limit],
  });
}

/** Notes that these were told, unless something else is to be told by now. */
export async function noteAcked(db: Pick<Database, 'query'>, acks: readonly Ack[]): Promise<void> {
  await db.query({
    name: 'national_inbox_acked',
    text: `UPDATE national.inbox i SET acked = true
           FROM json_to_recordset($1::json) AS a(id text, result text, reason text)
           WHERE i.id = a.id AND (CASE i.state WHEN 'refused' THEN 'refused' ELSE 'taken' END) = a.result
             AND i.state <> 'received' AND left(coalesce(i.reply, i.reason), 4000) IS NOT DISTINCT FROM a.reason`,
    values: [JSON.stringify(acks)],
  });
}

/**
 * Tells the centre what became of its messages. What was told and not noted, because the line or our process
 * broke between, is told again: that is safe.
 *
 * @throws LineDown
 */
export async function sendAcks(deps: DownDeps & { readonly client: CentreClient }): Promise<number> {
  let told = 0;
  for (;;) {
    const acks = await openAcks(deps.database, 'http');
    if (acks.length === 0) return told;
    await tell(deps, acks);
    told += acks.length;
    if (acks.length < BATCH) return told;
  }
}

async function tell(deps: DownDeps & { readonly client: CentreClient }, acks: readonly Ack[]): Promise<void> {
  try {
    await deps.client.post('/downward/ack', {
      acks: acks.map(({ reason, ...ack }) => (reason === null ? ack : { ...ack, reason })),
    });
  } catch (error) {
    if (!(error instanceof CentreRefused)) throw error;
    if (acks.length > 1) {
      // One that the centre does not know keeps none of the others from being told.
      for (const ack of acks) await tell(deps, [ack]);
      return;
    }
    deps.log.warn({ message: acks[0]?.id, why: error.message }, 'the centre refused an acknowledgement');
  }
  await noteAcked(deps.database, acks);
}
