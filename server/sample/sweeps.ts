import type { Instant } from '@zongheng/core/calendar';
import { applicationFollower } from '../applications/index.ts';
import { applyDeemed } from '../casework/index.ts';
import { catchUp, type FactTools } from '../platform/facts/index.ts';
import { createLog } from '../platform/log/index.ts';
import { issueCodes } from '../projects/index.ts';
import { type Acting, servicesAt } from './acting.ts';
import { createSampleIssuer } from './issuer.ts';
import type { PlannedProject } from './plan/planned.ts';
import type { Step } from './steps.ts';

/** An interrupted sweep holds requests for two minutes, and one without an answer rests an hour at most. */
const RELEASED_MS = 3_600_000;

/** What the work process does meanwhile: takes codes further, records silence, follows the feed. */
export async function sweep(
  acting: Acting,
  projects: readonly PlannedProject[],
  step: Pick<Step, 'until' | 'closing'>,
  interrupted: boolean,
): Promise<void> {
  const at = step.until;
  await sweepCodes(acting, projects, at, interrupted);
  if (!step.closing) return;
  const services = servicesAt(acting, at, `sweep/${at}`);
  await applyDeemed(services);
  await catchUp(acting.database, applicationFollower(services));
}

async function sweepCodes(
  acting: Acting,
  projects: readonly PlannedProject[],
  at: Instant,
  interrupted: boolean,
): Promise<void> {
  const byId = new Map(projects.map((project) => [acting.remembered.get(project.key)?.id, project]));
  const time = { now: interrupted ? at + RELEASED_MS : at };
  const clock = { now: () => time.now };
  // Requests come in no order; what is made for a project must follow from the project alone.
  let tools: FactTools = servicesAt(acting, at, `codes/${at}`).facts;
  const onAnswer = (id: string) => {
    time.now = at;
    tools = servicesAt(acting, at, `codes/${at}/${id}`).facts;
  };
  const faults: string[] = [];
  const stream = { write: (line: string) => void faults.push(line) };
  const deps = {
    database: acting.database,
    clock,
    facts: { hash: tools.hash, newId: () => tools.newId(), newSalt: () => tools.newSalt() },
    issuer: createSampleIssuer(clock, acting.seed, (id) => byId.get(id), onAnswer),
    log: createLog({ level: 'warn', name: 'sample', stream }),
  };
  while ((await issueCodes(deps)) > 0) time.now = at;
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
