import { formatDay, formatInstant, type Instant } from '@zongheng/core/calendar';
import { readOpinion } from '@zongheng/core/casework';
import type { Catalogue } from '../catalogue/index.ts';
import type { Actor } from '../identity/index.ts';
import type { Database } from '../platform/database/index.ts';
import { readSealed, type StoredFact } from '../platform/facts/index.ts';
import type { OpinionView } from './detail-schema.ts';
import { fromRecord } from './fact-data.ts';
import { lawOf } from './law-of-case.ts';
import type { CaseRow } from './store.ts';

type Written = { question: string | null; text: string | null };

/**
 * The opinions asked for on a case, with how each stands now. What departments write to each other is for
 * officials: the applicant sees who was asked, until when, and what came of it.
 */
export async function opinionsOf(
  deps: { readonly database: Database; readonly catalogue: Catalogue },
  actor: Actor,
  row: CaseRow,
  facts: readonly StoredFact[],
  now: Instant,
): Promise<OpinionView[]> {
  if (row.state.opinions.length === 0) return [];
  const { catalogue } = deps;
  const inside = actor.seat.role !== 'unit-member';
  const written = inside ? await writtenOf(deps.database, row.home, facts) : new Map<string, Written>();
  const { calendar, rule } = lawOf(catalogue, row);
  return row.state.opinions.map((request): OpinionView => {
    const { requestId, bodyId, askedAt, days, silence, basis, mark, answer } = request;
    const reading = readOpinion(request, calendar, now, rule);
    const own = written.get(requestId);
    return {
      requestId,
      body: { id: bodyId, name: catalogue.body(bodyId)?.name ?? bodyId },
      askedAt: formatInstant(askedAt),
      question: own?.question ?? null,
      days,
      silence,
      basis,
      mark: mark ?? null,
      dueDay: reading.dueDay === null ? null : formatDay(reading.dueDay),
      remaining: reading.remaining,
      signal: reading.signal === 'stopped' ? 'normal' : reading.signal,
      late: reading.over,
      answer: answer && {
        at: formatInstant(answer.at),
        opinion: answer.opinion,
        text: own?.text ?? null,
      },
      mine: answer === null && actor.seat.body?.id === bodyId,
    };
  });
}

async function writtenOf(
  db: Database,
  home: string,
  facts: readonly StoredFact[],
): Promise<Map<string, Written>> {
  const own = facts.filter(({ envelope: { type } }) => type.startsWith('case.opinion-'));
  const sealed = await readSealed(
    db,
    home,
    own.filter(({ envelope }) => envelope.sealed !== null).map(({ envelope }) => envelope.id),
  );
  const written = new Map<string, Written>();
  for (const { envelope } of own) {
    const { type, happenedAt, data, id } = envelope;
    const fact = fromRecord(type, happenedAt, data, sealed.get(id)?.content ?? null);
    if (fact.type === 'case.opinion-asked') {
      written.set(fact.requestId, { question: fact.question, text: null });
    } else if (fact.type === 'case.opinion-given') {
      const asked = written.get(fact.requestId);
      written.set(fact.requestId, { question: asked?.question ?? null, text: fact.text });
    }
  }
  return written;
}
