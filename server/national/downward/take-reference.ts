import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { JsonObject } from '@zongheng/core/evidence';
import { withRetry } from '../../platform/database/index.ts';
import { appendStatements, draftFacts } from '../../platform/facts/index.ts';
import { dictionaryBody, itemBody, subjectOf } from './bodies.ts';
import type { DownDeps } from './deps.ts';
import { DOWN_MESSAGES as say } from './messages.ts';
import { evolveReference, type ReferenceFact } from './reference.ts';
import { findReference, writeReference } from './reference-store.ts';
import { type InboxRow, takenAs } from './store.ts';
import { CHANNEL, duplicate, readBody, refused, type Taking, type Verdict } from './verdict.ts';

type Read =
  | { readonly ok: true; readonly fact: Omit<ReferenceFact, 'at'> }
  | { readonly ok: false; readonly verdict: Verdict };

/** Central items and dictionaries: versions of what the centre publishes, kept beside the pack's own. */
export async function takeReference(deps: DownDeps, { row, actor, taken }: Taking): Promise<Verdict | null> {
  const read = row.kind === 'dictionary' ? readDictionary(row) : readItem(row);
  if (!read.ok) return read.verdict;
  const { key, edition } = read.fact;
  const kind = row.kind === 'dictionary' ? 'dictionary' : 'central-item';
  const thing = `${kind}:${key}/${edition}`;
  const before = await takenAs(deps.database, thing);
  if (before) {
    return before.digest === row.digest ? duplicate(say.versionTaken) : refused(say.versionDiffers(edition));
  }
  await withRetry(async () => {
    const now = deps.clock.now() as Instant;
    const found = await findReference(deps.database, kind, key);
    const home = deps.catalogue.province;
    const stream = {
      kind,
      id: found?.id ?? deps.facts.newId(),
      home,
      version: found?.version ?? 0,
      head: found?.head ?? null,
    };
    const fact: ReferenceFact = { ...read.fact, at: now };
    const { type, at, ...data } = fact;
    const drafted = draftFacts(
      stream,
      [{ type, typeVersion: 1, happenedAt: at, data: JSON.parse(JSON.stringify(data)) as JsonObject }],
      { actor, channel: CHANNEL, recordedAt: now, audience: [] },
      deps.facts,
    );
    if (drafted.head === null) throw new Error('a version without a fact');
    const state = evolveReference(found?.state ?? null, fact);
    const { version, head } = drafted;
    await deps.database.pipeline([
      writeReference({ stream, version, head, state, kind, key, at: formatInstant(now) }),
      ...taken({ thing, subject: subjectOf(row.kind, row.body), projectId: null }),
      ...appendStatements(home, [drafted]),
    ]);
  });
  return null;
}

function readItem(row: InboxRow): Read {
  const read = readBody(itemBody, row.body);
  if (!read.ok) return read;
  const { code: key, name, version: edition, body, basis } = read.value;
  const item = { body, basis };
  const { sent_at: sentAt } = row;
  return {
    ok: true,
    fact: { type: 'central-item.published', key, name, edition, sentAt, item, dictionary: null },
  };
}

function readDictionary(row: InboxRow): Read {
  const read = readBody(dictionaryBody, row.body);
  if (!read.ok) return read;
  const { list: key, name, version: edition, rows } = read.value;
  const seen = new Set<string>();
  for (const { code } of rows) {
    if (seen.has(code)) return { ok: false, verdict: refused(say.codeTwice(code)) };
    seen.add(code);
  }
  const { sent_at: sentAt } = row;
  const dictionary = { rows };
  return {
    ok: true,
    fact: { type: 'dictionary.published', key, name, edition, sentAt, item: null, dictionary },
  };
}
