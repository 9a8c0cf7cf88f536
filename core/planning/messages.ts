import { type Result, refuse } from '../refusal.ts';

/** The sentences of planning. The order itself is the flow's, so the flow is the source. */
const FLOW = '审批流程';

export const planningMessages = {
  circle: (ids: readonly string[]): Result<never> =>
    refuse('plan-circle', `事项次序首尾相接成环:${ids.join(' → ')}`, FLOW),
  twice: (id: string): Result<never> => refuse('plan-item-twice', `事项 ${id} 在流程中出现两次`, FLOW),
};
