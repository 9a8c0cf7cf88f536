import { advanceApplication } from '../applications/index.ts';
import { type Acting, idOf, servicesAt } from './acting.ts';
import { performCommand } from './perform-command.ts';
import { performAmend, performRegister, performVoidCode } from './perform-project.ts';
import { performSubmit } from './perform-submit.ts';
import type { SampleEvent } from './plan/planned.ts';
import { findEvent } from './store.ts';

/**
 * Carries out one event, once: its key stands in the transaction of its facts. An event that failed because
 * it was just done by a process that has died since counts as done.
 */
export async function perform(acting: Acting, event: SampleEvent): Promise<void> {
  if (acting.remembered.has(event.key)) return;
  try {
    await carryOut(acting, event);
  } catch (error) {
    acting.remembered.delete(event.key);
    const answer = await findEvent(acting.database, event.key);
    if (answer === undefined) throw error;
    acting.remembered.set(event.key, answer);
  }
}

async function carryOut(acting: Acting, event: SampleEvent): Promise<void> {
  switch (event.kind) {
    case 'register':
      return performRegister(acting, event);
    case 'amend':
      return performAmend(acting, event);
    case 'void-code':
      return performVoidCode(acting, event);
    case 'submit':
      return performSubmit(acting, event);
    case 'command':
      return performCommand(acting, event);
    case 'advance':
      // The follower of the feed does no more than this; done again it does nothing.
      for (const key of event.applications) {
        const services = servicesAt(acting, event.at, `${event.key}/${key}`);
        await advanceApplication(services, idOf(acting, key));
      }
  }
}
