import type { Clock } from '../platform/clock/index.ts';
import { seededRandom } from '../platform/crypto/index.ts';
import { type CodeIssuer, createTrainingIssuer } from '../projects/index.ts';
import type { PlannedProject } from './plan/planned.ts';

/**
 * The training issuer with the patience of the sample year: a code comes, or a request is sent back, when
 * the plan says so. `onAnswer` hears of each project before its answer becomes a fact.
 */
export function createSampleIssuer(
  clock: Clock,
  seed: string,
  projectOf: (id: string) => PlannedProject | undefined,
  onAnswer: (projectId: string) => void,
): CodeIssuer {
  const attempts = new Map<string, number>();
  const training = (path: string) => {
    const random = seededRandom(`${seed}/${path}`);
    return createTrainingIssuer(clock, () => random.below(1_000_000) / 1_000_000);
  };
  return {
    name: training('name').name,
    submit: async ({ projectId }) => ({ ticket: `sample-${projectId}` }),
    async poll(ticket, request) {
      onAnswer(request.projectId);
      const now = clock.now();
      const answer = projectOf(request.projectId)?.answers.findLast(({ asked }) => asked <= now);
      if (!answer || now < answer.at) return { status: 'pending' };
      if (answer.reason !== null) return { status: 'rejected', reason: answer.reason };
      // A code that stood already is asked for again, and must then be another one.
      const attempt = (attempts.get(request.projectId) ?? 0) + 1;
      attempts.set(request.projectId, attempt);
      return training(`code/${request.projectId}/${attempt}`).poll(ticket, request);
    },
  };
}
