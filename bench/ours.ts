import { advanceApplication, submitApplication } from '../server/applications/index.ts';
import { commandCases, type WireOrder } from '../server/casework/index.ts';
import { findProject } from '../server/projects/index.ts';
import type { Services } from '../server/services.ts';
import { type Cycle, ITEMS, type Step } from './cycle.ts';
import type { ReadyProject } from './projects.ts';
import { type Person, type Town, unwrap } from './towns.ts';

/** A cycle through the modules, called as the routes and the work process call them. */
export function ourCycle(services: Services, town: Town, project: ReadyProject): Cycle {
  let filed = { id: '', caseIds: [] as readonly string[] };
  const command = async (actor: Person, orders: readonly WireOrder[]) => {
    const how = { channel: 'web', allOrNothing: true };
    for (const outcome of await commandCases(services, actor, orders, how)) {
      if (!outcome.ok) throw new Error(outcome.refusal.message);
    }
  };
  const file: Step = {
    name: 'file',
    run: async () => {
      const row = await findProject(services.database, project.id);
      if (!row) throw new Error('a project that is not there');
      const how = { channel: 'web', idempotency: null };
      const done = await submitApplication(services, town.owner, row, project.submission, how);
      filed = unwrap(done);
    },
  };
  const accept: Step = {
    name: 'accept',
    run: () => command(town.window, acceptOrders(filed.caseIds)),
  };
  const grants = ITEMS.map((_, i): Step => {
    const run = async () => {
      const approver = town.approvers[i];
      if (approver) await command(approver, [grantOrder(filed.caseIds, project, i)]);
    };
    return { name: 'grant', run };
  });
  const close: Step = { name: 'close', run: () => closeApplication(services, filed.id) };
  return [file, accept, ...grants, close];
}

/** All cases of an application, in one act. */
export function acceptOrders(caseIds: readonly string[]): WireOrder[] {
  return caseIds.map((caseId) => ({ caseId, command: { type: 'accept' } }));
}

/** The decision of the i-th case, on its document. */
export function grantOrder(caseIds: readonly string[], project: ReadyProject, i: number): WireOrder {
  const document = {
    number: `示例审〔2026〕${i + 1}号`,
    title: '关于示例智能制造厂房的批复',
    issuedOn: '2026-11-03',
    validUntil: '9999-01-01',
    fileId: project.documents[i] ?? '',
  };
  return { caseId: caseIds[i] ?? '', command: { type: 'grant', document } };
}

/** What the work process does once it has read the last decision in the feed. */
export async function closeApplication(services: Services, id: string): Promise<void> {
  const added = await advanceApplication(services, id);
  if (added !== 1) throw new Error(`an application that did not close: ${id}`);
}
