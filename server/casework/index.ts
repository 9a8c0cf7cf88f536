export { type ClockKind, type ClockRow, clockRows } from './clock-rows.ts';
export { commandCases, type WireOrder } from './command-cases.ts';
export { applyDeemed } from './deemed.ts';
export {
  clocksOf,
  explainCase,
  historyOf,
  presentClock,
  presentExplanation,
  readingView,
} from './detail.ts';
export {
  type CaseAction,
  caseDetailSchema,
  clockViewSchema,
  explanationSchema,
  type FileRef,
  fileRefSchema,
  type HistoryEntry,
  historySchema,
  type MaterialView,
  materialViewSchema,
} from './detail-schema.ts';
export { type CaseDeps, type CaseExecution, type CaseOrder, executeCases, type Outcome } from './execute.ts';
export { fromRecord } from './fact-data.ts';
export { itemOf, type LawOfCase, lawOf, type PinnedItem } from './law-of-case.ts';
export { listCases } from './list.ts';
export { BOXES, type Box } from './list-filter.ts';
export { type Moved, movesOf } from './moves.ts';
export {
  countOpen,
  listOpen,
  type OpenCursor,
  type OpenFilter,
  type OpenKind,
  type OpenRow,
} from './open-list.ts';
export { opinionsOf } from './opinions-view.ts';
export { caseActions, mayCommand, mayReadCase } from './policy.ts';
export { presentCard, presentRow, rowLight } from './present.ts';
export {
  bodiesOfProject,
  casesOfApplications,
  casesOfProject,
  documentsOfProject,
  wasAskedOnProject,
} from './queries.ts';
export { receiveCases, takeResult } from './receive.ts';
export { type Reprojection, type ReprojectOptions, reproject } from './reproject.ts';
export { openClocks } from './reproject-store.ts';
export { addCaseRoutes } from './routes.ts';
export {
  type CaseCard,
  caseCardSchema,
  caseRowSchema,
  type IssuedDocument,
  issuedDocumentSchema,
  type LightCounts,
  type LightView,
  lightCountsSchema,
  lightSchema,
} from './schema.ts';
export { scopesFollower } from './scopes.ts';
export { type CaseHeader, type CaseRow, readCases } from './store.ts';
export { validityOf } from './validity-view.ts';
