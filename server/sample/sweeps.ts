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

/**
 * A sweep that died has taken its requests for two minutes from the time it asked with, and one without an
 * answer rests an hour at most: every start of the load asks with a later time than the one before.
 */
const HOUR_MS = 3_600_000;
const PER_START_MS = 5 * 60_000;
/** So many requests are taken in one go. */
const MOST_AT_ONCE = 20;

/** What the work process does meanwhile: takes codes further, records silence, follows the feed. */
export async function sweep(
  acting: Acting,
  projects: readonly PlannedProject[],
  step: Pick<Step, 'until' | 'closing'>,
): Promise<void> {
  const at = step.until;
  await sweepCodes(acting, projects, at);
  if (!step.closing) return;
  const services = servicesAt(acting, at, `sweep/${at}`);
  await applyDeemed(services);
  await catchUp(acting.database, applicationFollower(services));
}

async function sweepCodes(acting: Acting, projects: readonly PlannedProject[], at: Instant): Promise<void> {
  const byId = new Map(projects.map((project) => [acting.remembered.get(project.key)?.id, project]));
  let tools: FactTools = servicesAt(acting, at, `codes/${at}`).facts;
  let answered = false;
  const onAnswer = (id: string) => {
    answered = true;
    // What is made for a project follows from the project, whoever else is asked after with it.
    tools = servicesAt(acting, at, `codes/${at}/${id}`).facts;
  };
  const faults: string[] = [];
  const stream = { write: (line: string) => void faults.push(line) };
  const ask = () => {
    // The first look at the clock decides which requests are taken, all others are for what is recorded.
    const looks = [at + HOUR_MS + acting.starts * PER_START_MS];
    const clock = { now: () => looks.shift() ?? at };
    return issueCodes({
      database: acting.database,
      clock,
      facts: { hash: tools.hash, newId: () => tools.newId(), newSalt: () => tools.newSalt() },
      issuer: createSampleIssuer({ now: () => at }, (id) => byId.get(id), onAnswer),
      log: createLog({ level: 'warn', name: 'sample', stream }),
    });
  };
  while ((await ask()) >= MOST_AT_ONCE && !answered);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
