export { executeRecord, type RecordDeps, type RecordExecution } from './execute.ts';
export { flagFollower } from './flags/follower.ts';
export { sweepFlags } from './flags/sweep.ts';
export { type Sweep, sweepLadder } from './ladder/sweep.ts';
export { applicantFollower } from './ladder/told-applicant.ts';
export { lightsOf } from './live/lights.ts';
export { openLive } from './live/live.ts';
export { readRollUp } from './live/roll-up.ts';
export { measuresFollower, rebuildMeasures } from './measures/follower.ts';
export { followPublications } from './measures/rebuild.ts';
export { MESSAGES as SUPERVISION_MESSAGES } from './messages.ts';
export { escalateOrders } from './orders/escalate.ts';
export { ordersWithFallenGrounds, withdrawFallen, withdrawOrder } from './orders/fallen.ts';
export { issueOrder, type OrderInput } from './orders/issue.ts';
export { orderActions } from './orders/policy.ts';
export { overviewOf } from './overview.ts';
export { supervisionActions } from './policy.ts';
export {
  evolveRecord,
  type RecordCommand,
  type RecordFact,
  type RecordState,
  type RecordWords,
} from './record.ts';
export { addSupervisionRoutes } from './routes.ts';
export { LEVELS, type Level, SITUATIONS, type Situation } from './situations.ts';
export { refreshStages, stagesFollower } from './stages/follower.ts';
export { STAGE_MESSAGES } from './stages/messages.ts';
export { presentStageClock } from './stages/present.ts';
export { stageClockSchema } from './stages/schema.ts';
export { type StageClock, stageClocks, stageDivisionOf, stageLawOf } from './stages/stage-clocks.ts';
export { type RecordRow, recordsByIds, recordsOfProject } from './store.ts';
export { toldFollower } from './told/follower.ts';
