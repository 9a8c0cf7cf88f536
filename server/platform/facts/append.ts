import type { Statement } from '../database/index.ts';
import type { Drafted } from './draft.ts';

/**
 * Takes the home's head (locked until commit, so this must stand last in its transaction), moves it by the
 * number of facts and writes them at the positions it left. One statement: the lock is held for one write
 * and the commit, not for a round trip.
 */
const APPEND = `
WITH head AS (
  INSERT INTO facts.heads AS h (home, position) VALUES ($1, $2)
  ON CONFLICT (home) DO UPDATE SET position = h.position + $2
  RETURNING position - $2 AS base
)
INSERT INTO facts.facts (home, position, id, stream_kind, stream_id, version, type, type_version, actor,
  happened_at, recorded_at, channel, audience, data, sealed_digest, previous, digest)
SELECT $1, head.base + n.ord, n.id, n.kind, n.stream, n.version, n.type, n.type_version, n.actor,
  n.happened_at, n.recorded_at, n.channel, n.audience, n.data, n.sealed, n.previous, n.digest
FROM head, json_to_recordset($3::json) AS n(ord int, id uuid, kind text, stream uuid, version int, type text,
  type_version int, actor jsonb, happened_at timestamptz, recorded_at timestamptz, channel text,
  audience text[], data jsonb, sealed text, previous text, digest text)`;

const SEAL = `
INSERT INTO facts.sealed (fact_id, home, salt, content)
SELECT n.id, $1, n.salt, n.content FROM json_to_recordset($2::json) AS n(id uuid, salt text, content jsonb)`;

/**
 * The statements that write drafted facts of one home. They go at the end of the module's pipeline, after
 * the guarded update of its stream rows: streams by id first, the head last, so that no two writers wait
 * for each other in a circle.
 *
 * @throws TypeError for a fact drafted for another home: its digest says so, the chain would not verify.
 */
export function appendStatements(home: string, drafts: readonly Drafted[]): Statement[] {
  const facts = drafts.flatMap((draft) => draft.facts);
  const sealed = drafts.flatMap((draft) => draft.sealed);
  if (facts.length === 0) return [];
  const foreign = facts.find(({ envelope }) => envelope.home !== home);
  if (foreign) throw new TypeError(`a fact of home ${foreign.envelope.home} among those of ${home}`);
  const rows = facts.map(({ envelope: fact, digest }, index) => ({
    ord: index + 1,
    id: fact.id,
    kind: fact.stream.kind,
    stream: fact.stream.id,
    version: fact.version,
    type: fact.type,
    type_version: fact.typeVersion,
    actor: fact.actor,
    happened_at: fact.happenedAt,
    recorded_at: fact.recordedAt,
    channel: fact.channel,
    audience: fact.audience,
    data: fact.data,
    sealed: fact.sealed?.digest ?? null,
    previous: fact.previous,
    digest,
  }));
  const statements: Statement[] = [];
  if (sealed.length > 0) {
    const contents = sealed.map(({ factId, salt, content }) => ({ id: factId, salt, content }));
    statements.push({ name: 'facts_seal', text: SEAL, values: [home, JSON.stringify(contents)] });
  }
  statements.push({ name: 'facts_append', text: APPEND, values: [home, rows.length, JSON.stringify(rows)] });
  return statements;
}
