import type { Clock } from '../platform/clock/index.ts';
import { type CodeIssuer, createTrainingIssuer } from '../projects/index.ts';
import type { PlannedProject } from './plan/planned.ts';

/** Serial numbers of the training issuer; the step has no factor in common with them, so none comes twice. */
const SERIALS = 90_000;
const STEP = 7919;

/**
 * The training issuer with the patience of the sample year: a code comes, or a request is sent back, when
 * the plan says so. `onAnswer` hears of a project whose request is answered, before that becomes a fact.
 */
export function createSampleIssuer(
  clock: Clock,
  projectOf: (id: string) => PlannedProject | undefined,
  onAnswer: (projectId: string) => void,
): CodeIssuer {
  const trainingFor = (number: number) =>
    createTrainingIssuer(clock, () => (((number * STEP) % SERIALS) + 0.5) / SERIALS);
  return {
    name: trainingFor(0).name,
    submit: async ({ projectId }) => ({ ticket: `sample-${projectId}` }),
    cancel: (request) => trainingFor(0).cancel(request),
    async poll(ticket, request) {
      if (request.purpose === 'cancel') return trainingFor(0).poll(ticket, request);
      const project = projectOf(request.projectId);
      const now = clock.now();
      const answer = project?.answers.findLast(({ asked }) => asked <= now);
      if (!project || !answer || now < answer.at) return { status: 'pending' };
      onAnswer(request.projectId);
      if (answer.reason !== null) return { status: 'rejected', reason: answer.reason };
      return trainingFor(project.number).poll(ticket, request);
    },
  };
}
