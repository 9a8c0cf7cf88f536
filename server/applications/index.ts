export { advanceApplication, applicationFollower } from './advance.ts';
export { type ApplicationFact, type ApplicationState, evolveApplication } from './application.ts';
export {
  filingItems,
  flowOf,
  mergedMaterials,
  openEntries,
  placesOf,
  progressOf,
  sparedItems,
} from './filing.ts';
export { MESSAGES as APPLICATION_MESSAGES } from './messages.ts';
export { applicationActions, mayReadApplication } from './policy.ts';
export { mostPressing, presentApplication, stageName } from './present.ts';
export { addApplicationRoutes } from './routes.ts';
export { applicationSchema, applicationSummarySchema, areaReasonSchema, sparedSchema } from './schema.ts';
export { type ApplicationRow, applicationsOfProject, findApplication } from './store.ts';
export { type Submission, submitApplication } from './submit.ts';
export { type OutsideResult, takeOutsideResult } from './take-result.ts';
