import { openSync, writeSync } from 'node:fs';
import { type Random, seededRandom } from '../../../crypto/index.ts';
import {
  createDatabase,
  createPool,
  type Database,
  isConnectionLost,
  isVersionConflict,
  type Statement,
} from '../../../database/index.ts';
import { appendStatements } from '../../append.ts';
import { type Drafted, draftFacts, type NewFact } from '../../draft.ts';
import { factAt, metaAt, tools } from '../record.ts';
import { childSettings } from './child.ts';

export type WriterSettings = {
  readonly url: string;
  readonly seed: string;
  readonly writers: number;
  /** Gets one line `<fact id> <digest>` for each fact once its commit was answered. */
  readonly acknowledged: string;
  readonly streams: readonly { readonly id: string; readonly home: string }[];
};

const AT = '2026-07-01T04:00:00.000Z';

const { signal, ...settings } = childSettings<WriterSettings>();
const db = createDatabase(createPool(settings.url, { max: settings.writers, onError: () => {} }));
const acknowledged = openSync(settings.acknowledged, 'a');
await Promise.all(Array.from({ length: settings.writers }, (_, writer) => write(db, writer)));
await db.close();
process.disconnect();

async function write(database: Database, writer: number): Promise<void> {
  const random = seededRandom(`${settings.seed} ${writer}`);
  while (!signal.aborted) {
    try {
      await writeOnce(database, random);
    } catch (error) {
      // Somebody was faster, or the server went away and nobody knows whether this was stored: go on.
      if (!isVersionConflict(error) && !isConnectionLost(error)) throw error;
    }
  }
}

/** One transaction as modules write them: one home, one or two streams in the order of their ids. */
async function writeOnce(database: Database, random: Random): Promise<void> {
  const first = settings.streams[random.below(settings.streams.length)];
  const neighbours = settings.streams.filter(({ home }) => home === first?.home);
  const chosen = new Set([
    first,
    ...(random.below(4) === 0 ? [neighbours[random.below(neighbours.length)]] : []),
  ]);
  const home = first?.home ?? '';
  const rows = await database.read<{ id: string; version: number; head: string | null }>({
    name: 'kill_streams',
    text: 'SELECT id, version, head FROM kill.streams WHERE id = ANY($1) ORDER BY id',
    values: [[...chosen].map((stream) => stream?.id)],
  });
  const drafts = rows.map((row) => {
    const facts = Array.from({ length: 1 + random.below(3) }, () => someFact(random));
    return { row, drafted: draftFacts({ kind: 'case', home, ...row }, facts, metaAt(AT), tools) };
  });
  await database.pipeline([
    ...drafts.map(({ row, drafted }) => moveStream(row, drafted)),
    ...appendStatements(
      home,
      drafts.map(({ drafted }) => drafted),
    ),
  ]);
  const facts = drafts.flatMap(({ drafted }) => drafted.facts);
  writeSync(acknowledged, facts.map(({ envelope, digest }) => `${envelope.id} ${digest}\n`).join(''));
}

function someFact(random: Random): NewFact {
  const data = { amount: String(random.below(1_000_000)), note: '补正'.repeat(random.below(20)) };
  return factAt(AT, data, random.below(3) === 0 ? { contact: `张${random.below(100)}` } : undefined);
}

function moveStream(row: { id: string; version: number }, drafted: Drafted): Statement {
  return {
    name: 'kill_move',
    text: `UPDATE kill.streams SET version = $3, head = $4 WHERE id = $1 AND platform.guard(version, $2) = $2`,
    values: [row.id, row.version, drafted.version, drafted.head],
  };
}
