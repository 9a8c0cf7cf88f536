export { executeRecord, type RecordDeps, type RecordExecution } from './execute.ts';
export { MESSAGES as SUPERVISION_MESSAGES } from './messages.ts';
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
export { type RecordRow, recordsByIds, recordsOfProject } from './store.ts';
