import { instantFromText } from '@zongheng/core/calendar';
import type { HistoryEntry } from '../../casework/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { personNames } from '../../identity/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { readSealed, readStream, type StoredFact } from '../../platform/facts/index.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import type { OrderFact, OrderWords } from './order.ts';

/** A fact of an order as it was recorded. */
export function orderFact({ envelope }: StoredFact): OrderFact {
  return {
    ...envelope.data,
    type: envelope.type,
    at: instantFromText(envelope.happenedAt),
  } as unknown as OrderFact;
}

/** What happened to an order, oldest first, every text ever given with it. */
export async function orderHistory(
  deps: { readonly database: Database; readonly catalogue: Catalogue },
  row: { readonly id: string; readonly home: string },
): Promise<HistoryEntry[]> {
  const { database, catalogue } = deps;
  const facts = await readStream(database, row.home, row.id);
  const sealed = await readSealed(
    database,
    row.home,
    facts.filter(({ envelope }) => envelope.sealed !== null).map(({ envelope }) => envelope.id),
  );
  const persons = facts.flatMap(({ envelope: { actor, data } }) => [
    ...('system' in actor ? [] : [actor.person]),
    ...('addressee' in data ? [(data.addressee as { personId: string }).personId] : []),
  ]);
  const names = await personNames(database, [...new Set(persons)]);
  return facts.map((stored) => {
    const { envelope } = stored;
    const { actor, type, happenedAt, recordedAt, channel, id } = envelope;
    const words = (sealed.get(id)?.content ?? {}) as Partial<OrderWords>;
    return {
      id,
      type,
      name: say.history[type] ?? type,
      at: happenedAt,
      recordedAt,
      actor: 'system' in actor ? say.ruleActor : (names.get(actor.person) ?? '—'),
      body: bodyOf(orderFact(stored), catalogue),
      channel,
      note: noteOf(orderFact(stored), words, { names, catalogue }),
      late: false,
    };
  });
}

function bodyOf(fact: OrderFact, catalogue: Catalogue): string | null {
  if (fact.type === 'order.issued') return fact.issuer.name;
  if (fact.type === 'order.instructed') return fact.by.name;
  return fact.type === 'order.readdressed' ? (catalogue.body(fact.addressee.bodyId)?.name ?? null) : null;
}

function noteOf(
  fact: OrderFact,
  words: Partial<OrderWords>,
  known: { readonly names: ReadonlyMap<string, string>; readonly catalogue: Catalogue },
): string | null {
  const nameOf = (id: string) => known.names.get(id) ?? '—';
  switch (fact.type) {
    case 'order.issued':
      return say.toPerson(
        known.catalogue.body(fact.addressee.bodyId)?.name ?? fact.addressee.bodyId,
        nameOf(fact.addressee.personId),
      );
    case 'order.answered':
      return words.answer ?? null;
    case 'order.returned':
      return say.returnedUntil(words.reason ?? '', fact.term.by);
    case 'order.accepted':
      return words.note ?? null;
    case 'order.escalated':
      return say.escalated(known.catalogue.division(fact.to)?.name ?? fact.to, fact.missed);
    case 'order.withdrawn':
      return words.withdrawal ?? null;
    case 'order.instructed':
      return words.instruction ?? null;
    case 'order.readdressed':
      return say.readdressed(nameOf(fact.addressee.personId), words.reason ?? '');
  }
}
