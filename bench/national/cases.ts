import { submitApplication } from '../../server/applications/index.ts';
import { commandCases, type WireOrder } from '../../server/casework/index.ts';
import { findProject } from '../../server/projects/index.ts';
import type { Services } from '../../server/services.ts';
import { acceptOrders, closeApplication, grantOrder } from '../ours.ts';
import { openProject, type ReadyProject } from '../projects.ts';
import { type Person, type Town, unwrap } from '../towns.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of the five cases these two go to an expert review: the others have the plain way only. */
const REVIEWED = [2, 4];

type Filed = {
  readonly town: Town;
  readonly project: ReadyProject;
  readonly id: string;
  readonly cases: readonly string[];
};

/**
 * Takes projects with five cases each through the platform's own doors, from the declaration to the last grant:
 * filed on a Tuesday, accepted an hour later, reviewed by experts for two days, granted.
 *
 * @param pass lets time pass
 */
export async function driveProjects(
  services: Services,
  towns: readonly Town[],
  count: number,
  pass: (ms: number) => void,
): Promise<readonly Filed[]> {
  const filed: Filed[] = [];
  for (let i = 0; i < count; i += 1) {
    const town = towns[i % towns.length];
    if (!town) throw new Error('no town');
    const project = await openProject(services, town, i + 1);
    const row = await findProject(services.database, project.id);
    if (!row) throw new Error('a project that is not there');
    const how = { channel: 'web', idempotency: null };
    const done = unwrap(await submitApplication(services, town.owner, row, project.submission, how));
    filed.push({ town, project, id: done.id, cases: done.caseIds });
  }
  pass(HOUR);
  for (const { town, cases } of filed) await command(services, town.window, acceptOrders(cases));
  await review(services, filed, { type: 'start-special', kind: 'expert-review', days: 10 });
  pass(2 * DAY);
  await review(services, filed, { type: 'end-special' });
  pass(HOUR);
  for (const { town, project, id, cases } of filed) {
    for (const [i, approver] of town.approvers.entries()) {
      await command(services, approver, [grantOrder(cases, project, i)]);
    }
    await closeApplication(services, id);
  }
  return filed;
}

async function review(services: Services, filed: readonly Filed[], what: WireOrder['command']) {
  for (const { town, cases } of filed) {
    for (const i of REVIEWED) {
      const [approver, caseId] = [town.approvers[i], cases[i]];
      if (approver && caseId) await command(services, approver, [{ caseId, command: what }]);
    }
  }
}

async function command(services: Services, actor: Person, orders: readonly WireOrder[]): Promise<void> {
  const how = { channel: 'web', allOrNothing: true };
  for (const outcome of await commandCases(services, actor, orders, how)) {
    if (!outcome.ok) throw new Error(outcome.refusal.message);
  }
}
