import { accept } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { commandCases, executeCases, type Outcome, type WireOrder } from '../casework/index.ts';
import type { Actor } from '../identity/index.ts';
import { type Acting, caseIdOf, idOf, servicesAt } from './acting.ts';
import { fileName } from './file-name.ts';
import type { ActorKey, PlannedOrder, SampleEvent } from './plan/planned.ts';
import { rememberEvent } from './store.ts';

/** What somebody does with one case or several in one sitting: one batch, all or nothing. */
export async function performCommand(
  acting: Acting,
  event: Extract<SampleEvent, { kind: 'command' }>,
): Promise<void> {
  const { at, key, actor } = event;
  const services = servicesAt(acting, at, key);
  const also = () => [rememberEvent(key, {})];
  if (actor === 'system') {
    const orders = await Promise.all(
      event.orders.map(async (order) => ({
        caseId: await caseIdOf(acting, order.case.key),
        command: { type: 'apply-deemed' } as const,
      })),
    );
    // What applyDeemed does for all cases that are due, here for those whose turn it is.
    const how = { actor: { system: 'casework' }, channel: 'timer', allOrNothing: true, also };
    check(await executeCases(services, orders, { ...how, authorize: () => accept(undefined) }), key);
    return;
  }
  const person = acting.cast.actor(actor satisfies ActorKey);
  const wires: WireOrder[] = [];
  for (const order of event.orders) wires.push(await wireOf(acting, person, order, at));
  check(await commandCases(services, person, wires, { channel: 'web', allOrNothing: true, also }), key);
}

function check(outcomes: readonly Outcome[], key: string): void {
  for (const outcome of outcomes) {
    if (!outcome.ok) throw new Error(`${key}: ${outcome.refusal.code}: ${outcome.refusal.message}`);
  }
}

/** A planned command as it comes over the wire: with the files it names taken in first. */
async function wireOf(acting: Acting, person: Actor, order: PlannedOrder, at: Instant): Promise<WireOrder> {
  const { command } = order;
  const caseId = await caseIdOf(acting, order.case.key);
  const happened = order.happenedAt === null ? {} : { happenedAt: formatInstant(order.happenedAt) };
  const upload = async (key: string, name: string, content: string): Promise<string> => {
    const { home } = order.project;
    const projectId = idOf(acting, order.project.key);
    const file = { key: `${order.case.key}/${at}/${key}`, name: fileName(name), content, home, projectId };
    const [id] = await acting.shelf.put([{ ...file, uploadedBy: person.personId, at }]);
    return id ?? '';
  };
  switch (command.type) {
    case 'grant':
    case 'grant-owed':
    case 'refuse': {
      const granted = command.type !== 'refuse';
      const content = `Decision: ${order.case.itemId} ${granted ? 'granted' : 'refused'}`;
      const fileId = await upload('document', command.document.title, content);
      return { caseId, command: { ...command, document: { ...command.document, fileId }, ...happened } };
    }
    case 'supply-correction': {
      const materials = [];
      for (const key of command.materials) {
        const material = order.case.rule.materials.find((candidate) => candidate.key === key);
        const name = `${material?.name ?? key}(补正)`;
        materials.push({ key, fileIds: [await upload(key, name, `Material: ${key}, corrected`)] });
      }
      return { caseId, command: { ...command, materials, ...happened } };
    }
    case 'apply-deemed':
      throw new Error('nobody but the platform records what the law has done');
    default:
      return { caseId, command: { ...command, ...happened } };
  }
}
