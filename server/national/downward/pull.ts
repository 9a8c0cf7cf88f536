import { z } from 'zod';
import { line } from '../../platform/text/index.ts';
import type { CentreClient } from '../investment/client.ts';
import { MESSAGES } from '../messages.ts';
import { LineDown } from '../outbox/lines.ts';
import { sendAcks } from './acks.ts';
import type { DownDeps } from './deps.ts';
import { receiveDown } from './receive.ts';
import { moveCursor, readCursor } from './store.ts';
import { takeReceived } from './take.ts';

export type PullDeps = DownDeps & { readonly client: CentreClient };

const BATCH = 100;

const answer = z.object({ rows: z.array(z.unknown()) });
const placed = z.object({ seq: z.coerce.number().int().nonnegative() });
const message = placed.extend({
  id: line(128),
  kind: z.string().min(1).max(100),
  sentAt: z.string().optional(),
  body: z.unknown(),
});

/**
 * Reads what the centre has sent down since the last time, takes it, and tells the centre what became of it.
 * Killed anywhere, it goes on there: messages are kept together with the place they were read up to, taken
 * once, and told until the centre has heard.
 *
 * @returns how many messages came, were taken or were told
 * @throws LineDown where the centre gives no usable answer; nothing is lost
 */
export async function pullDown(deps: PullDeps): Promise<number> {
  const came = await receiveAll(deps);
  const taken = await takeReceived(deps);
  return came + taken + (await sendAcks(deps));
}

async function receiveAll(deps: PullDeps): Promise<number> {
  let came = 0;
  for (;;) {
    const after = await readCursor(deps.database);
    const raw = await deps.client.get(`/downward?after=${after}&limit=${BATCH}`);
    const parsed = answer.safeParse(raw);
    if (!parsed.success) throw new LineDown(MESSAGES.down.notJson);
    const fresh = parsed.data.rows.flatMap((row) => {
      const place = placed.safeParse(row);
      return place.success && place.data.seq > after ? [{ row, seq: place.data.seq }] : [];
    });
    if (fresh.length === 0) return came;
    const messages = fresh.flatMap(({ row }) => {
      const read = message.safeParse(row);
      // Without an id it can neither be kept nor answered.
      if (!read.success) {
        deps.log.warn({ row: JSON.stringify(row).slice(0, 200) }, 'not a message of the centre');
      }
      return read.success ? [read.data] : [];
    });
    const last = Math.max(...fresh.map(({ seq }) => seq));
    await receiveDown(deps, messages, 'http', [moveCursor(last)]);
    came += messages.length;
  }
}
