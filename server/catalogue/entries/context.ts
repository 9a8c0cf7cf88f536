import { createHash } from 'node:crypto';
import type { Refusal } from '@zongheng/core';
import { dayOf, formatDay, type Instant, instantFromText } from '@zongheng/core/calendar';
import type { EntryActor, EntryContext, StandardItem } from '@zongheng/core/catalogue';
import { canonicalJson } from '@zongheng/core/evidence';
import type { Actor } from '../../identity/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { FactTools } from '../../platform/facts/index.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Version } from '../versions.ts';
import type { Subject } from './subject.ts';

/** What the use cases of this part need. */
export type EntryDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly facts: FactTools;
  readonly catalogue: Catalogue;
};

/** The keeper who acts, as a member of a body; a seat narrowed to a division has the body's powers there alone. */
export function whoOf(catalogue: Pick<Catalogue, 'body'>, actor: Actor): EntryActor {
  const body = actor.seat.body && catalogue.body(actor.seat.body.id);
  return {
    person: actor.personId,
    body: body?.id ?? '',
    department: body?.department ?? '',
    division: actor.seat.division?.code ?? body?.division ?? '',
  };
}

/** What core decides an entry by. `begun`: the stream has facts, so that nothing of the pack is to be taken over. */
export function contextOf(
  { catalogue }: Pick<EntryDeps, 'catalogue'>,
  subject: Subject,
  who: EntryActor,
  now: Instant,
  more: { readonly begun: boolean; readonly problems?: readonly Refusal[] },
): EntryContext {
  const { key, department, level, body, authority, above } = subject;
  const standard = key.kind === 'implementation' ? (above?.body as StandardItem | undefined) : undefined;
  return {
    ...{ now, who, key, department, level },
    today: formatDay(dayOf(now)),
    province: catalogue.province,
    implementer: key.kind === 'implementation' ? body.id : null,
    authorityDivision: authority?.division ?? catalogue.province,
    standard: standard ?? null,
    pack: more.begun ? null : packVersion(catalogue.book.versionsOf(key)),
    problems: more.problems ?? [],
  };
}

const digests = new WeakMap<object, string>();

/** The newest version that came with the pack, as the stream takes it over. */
function packVersion(versions: readonly Version[]): EntryContext['pack'] {
  const newest = versions.findLast(({ withdrawnAt }) => withdrawnAt === null);
  if (!newest) return null;
  const { version, validFrom, publishedAt } = newest;
  return {
    version,
    validFrom: validFrom ?? formatDay(dayOf(instantFromText(publishedAt))),
    digest: digestOf(newest.body),
  };
}

/** SHA-256 of the canonical JSON of a content. */
export function digestOf(content: object): string {
  const known = digests.get(content);
  if (known !== undefined) return known;
  const canonical = canonicalJson(JSON.parse(JSON.stringify(content)));
  const text = canonical.ok ? canonical.value : '';
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  digests.set(content, digest);
  return digest;
}
