import type { CollectDeps } from '../collect.ts';
import { applyMapping, isReported } from '../mapping/apply.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import { isCodeRequest } from '../outbox/code-requests.ts';
import { keyOf } from '../outbox/prepare.ts';
import { judge } from '../rules/quality.ts';
import { loadThings } from '../sources/load.ts';
import { thingId } from '../sources/thing.ts';
import type { Trial } from './mapping-schema.ts';
import { payloadRows } from './payload.ts';
import { markTestCodes } from './test-codes.ts';

type Found = { readonly id: string; readonly kind: string; readonly thing: string; readonly subject: string };

/** Applies a mapping to the source of a real message as it stands now; nothing is stored. */
export async function tryMapping(
  collect: CollectDeps,
  mapping: Mapping,
  messageId: string | undefined,
): Promise<Omit<Trial, 'problems'>> {
  const message = await findMessage(collect, mapping.kind, messageId);
  const none = { row: [], faults: [], flags: [] };
  if (!message) return { ...none, message: null, notice: MESSAGES.console.noMessage };
  const shown = { id: message.id, subject: message.subject };
  if (message.kind !== mapping.kind) return { ...none, message: shown, notice: MESSAGES.console.otherKind };
  // A request for a code is about the project; its first work stands for it.
  const key = isCodeRequest(mapping.kind) ? `${keyOf(message.thing)}/01` : keyOf(message.thing);
  const thing = { source: mapping.source, key };
  const loaded = (await loadThings(collect, [thing])).get(thingId(thing));
  if (!loaded) return { ...none, message: shown, notice: MESSAGES.console.noSource };
  if (!isReported(mapping, loaded.source)) {
    return { ...none, message: shown, notice: MESSAGES.console.notReported };
  }
  const applied = applyMapping(mapping, loaded.source, collect.inList);
  const judged = judge(mapping, loaded, applied.row, collect.calendar);
  const faults = [...applied.faults, ...judged.faults];
  return {
    message: shown,
    notice: null,
    row: await markTestCodes(collect.database, payloadRows(collect.catalogue, mapping, applied.row, faults)),
    faults,
    flags: [...judged.flags],
  };
}

/** The named message, or the newest one of the kind. */
async function findMessage(
  { database }: CollectDeps,
  kind: string,
  id: string | undefined,
): Promise<Found | undefined> {
  const [found] =
    id === undefined
      ? await database.read<Found>({
          name: 'national_trial_newest',
          text: `SELECT id, kind, thing, subject FROM national.messages
                 WHERE line = split_part($1, '.', 1) AND kind = $1 AND current ORDER BY id DESC LIMIT 1`,
          values: [kind],
        })
      : await database.read<Found>({
          name: 'national_trial_one',
          text: 'SELECT id, kind, thing, subject FROM national.messages WHERE id = $1',
          values: [id],
        });
  return found;
}
