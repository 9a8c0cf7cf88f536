export { commandCases, type WireOrder } from './command-cases.ts';
export { applyDeemed } from './deemed.ts';
export { clocksOf, explainCase, historyOf } from './detail.ts';
export {
  type CaseAction,
  caseDetailSchema,
  type FileRef,
  fileRefSchema,
  type HistoryEntry,
  historySchema,
  type MaterialView,
  materialViewSchema,
} from './detail-schema.ts';
export { type CaseDeps, type CaseExecution, type CaseOrder, executeCases, type Outcome } from './execute.ts';
export { fromRecord } from './fact-data.ts';
export { BOXES, type Box, listCases } from './list.ts';
export { caseActions, mayCommand, mayReadCase } from './policy.ts';
export { presentCard, presentRow, rowLight } from './present.ts';
export {
  bodiesOfProject,
  casesOfApplications,
  casesOfProject,
  documentsOfProject,
} from './queries.ts';
export { receiveCases, takeResult } from './receive.ts';
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
export { type CaseHeader, type CaseRow, readCases } from './store.ts';
