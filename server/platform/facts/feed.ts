import type { FactEnvelope, JsonObject, RecordedFact } from '@zongheng/core/evidence';
import type { Database, Statement, Transaction } from '../database/index.ts';

/** A fact as it stands in the feed of its home. */
export type StoredFact = RecordedFact & { readonly position: number };

type FactRow = {
  home: string;
  position: number;
  id: string;
  stream_kind: string;
  stream_id: string;
  version: number;
  type: string;
  type_version: number;
  actor: FactEnvelope['actor'];
  happened_at: string;
  recorded_at: string;
  channel: string;
  audience: string[];
  data: JsonObject;
  sealed_digest: string | null;
  previous: string | null;
  digest: string;
};

const COLUMNS = `home, position, id, stream_kind, stream_id, version, type, type_version, actor, happened_at,
  recorded_at, channel, audience, data, sealed_digest, previous, digest`;

/** Facts of one home after a position, in order, at most `limit`. */
export function feedStatement(home: string, after: number, limit: number): Statement {
  return {
    name: 'facts_feed',
    text: `SELECT ${COLUMNS} FROM facts.facts WHERE home = $1 AND position > $2 ORDER BY position LIMIT $3`,
    values: [home, after, limit],
  };
}

/** All facts of one stream, oldest first. */
export async function readStream(
  db: Pick<Database, 'read'>,
  home: string,
  streamId: string,
): Promise<StoredFact[]> {
  const rows = await db.read<FactRow>({
    name: 'facts_stream',
    text: `SELECT ${COLUMNS} FROM facts.facts WHERE stream_id = $1 AND home = $2 ORDER BY version`,
    values: [streamId, home],
  });
  return rows.map(storedFact);
}

/** All facts of several streams of one home, as they were recorded. */
export async function readStreams(
  db: Pick<Database, 'read'>,
  home: string,
  streamIds: readonly string[],
): Promise<StoredFact[]> {
  if (streamIds.length === 0) return [];
  const rows = await db.read<FactRow>({
    name: 'facts_streams',
    text: `SELECT ${COLUMNS} FROM facts.facts WHERE stream_id = ANY($1) AND home = $2 ORDER BY position`,
    values: [streamIds, home],
  });
  return rows.map(storedFact);
}

/** Facts of one home after a position, in order. */
export async function readFeed(
  db: Pick<Transaction, 'read'>,
  home: string,
  after: number,
  limit: number,
): Promise<StoredFact[]> {
  const rows = await db.read<FactRow>(feedStatement(home, after, limit));
  return rows.map(storedFact);
}

/** Position of every home's newest fact. */
export async function readHeads(db: Pick<Database, 'read'>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.read<{ home: string; position: number }>({
    name: 'facts_heads',
    text: 'SELECT home, position FROM facts.heads ORDER BY home',
  });
  return new Map(rows.map((row) => [row.home, row.position]));
}

/** Content that stands beside the chain; null where it was erased or never was. */
export async function readSealed(
  db: Pick<Database, 'read'>,
  home: string,
  factIds: readonly string[],
): Promise<ReadonlyMap<string, { salt: string; content: JsonObject }>> {
  if (factIds.length === 0) return new Map();
  const rows = await db.read<{ fact_id: string; salt: string; content: JsonObject }>({
    name: 'facts_sealed',
    text: `SELECT fact_id, salt, content FROM facts.sealed
           WHERE fact_id = ANY($1) AND home = $2 AND erased_at IS NULL`,
    values: [factIds, home],
  });
  return new Map(rows.map((row) => [row.fact_id, { salt: row.salt, content: row.content }]));
}

function storedFact(row: FactRow): StoredFact {
  const envelope: FactEnvelope = {
    id: row.id,
    home: row.home,
    stream: { kind: row.stream_kind, id: row.stream_id },
    version: row.version,
    type: row.type,
    typeVersion: row.type_version,
    actor: row.actor,
    happenedAt: row.happened_at,
    recordedAt: row.recorded_at,
    channel: row.channel,
    audience: row.audience,
    data: row.data,
    sealed: row.sealed_digest === null ? null : { digest: row.sealed_digest },
    previous: row.previous,
  };
  return { envelope, digest: row.digest, position: row.position };
}
