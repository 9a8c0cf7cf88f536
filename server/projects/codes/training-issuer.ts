import { civilFromDay, dayOf, type Instant } from '@zongheng/core/calendar';
import { composeProjectCode } from '@zongheng/core/codes';
import type { Clock } from '../../platform/clock/index.ts';
import { MESSAGES } from '../messages.ts';
import type { CodeIssuer } from './issuer.ts';

/** 04 发展改革委: guiding department of codes issued here. */
const DEPARTMENT = '04';
/** 01 基本建设. */
const CONSTRUCTION = '01';

/**
 * Issues codes of the right form without the centre, for training, test and demonstration only: real codes
 * of non-classified projects come from the central platform. Switched on by setting, and every code it
 * gives is marked as a test code wherever it shows.
 */
export function createTrainingIssuer(clock: Clock, random: () => number): CodeIssuer {
  return {
    name: MESSAGES.localIssuer,
    submit: async ({ projectId }) => ({ ticket: `training-${projectId}` }),
    async cancel({ cancelId, test, code }) {
      // A code of the centre is the centre's to cancel, even where the setting has been switched since.
      if (!test) throw new Error(`${code} was not issued here`);
      return { ticket: `training-cancel-${cancelId}` };
    },
    poll: async (_ticket, request) => {
      if (request.purpose === 'cancel') return { status: 'void', reason: '' };
      const { year, month } = civilFromDay(dayOf(clock.now() as Instant));
      const composed = composeProjectCode({
        year,
        month,
        // A local extension of the divisions has no national code; its city's stands in.
        region: /^\d{6}$/.test(request.approvalDivision) ? request.approvalDivision : '210000',
        department: DEPARTMENT,
        type: CONSTRUCTION,
        serial: String(10_000 + Math.floor(random() * 90_000)),
      });
      if (!composed.ok) return { status: 'rejected', reason: composed.refusal.message };
      return { status: 'issued', code: composed.value.text, test: true };
    },
  };
}
