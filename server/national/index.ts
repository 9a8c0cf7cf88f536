export { checkFront, runBridge, turnConstruction, turnInvestment, turnPoll } from './bridge.ts';
export type { Bridge } from './bridge-parts.ts';
export { type MadeBundle, type MakeDeps, makeBundle, remakeBundle } from './bundles/make-bundle.ts';
export { bundleActions } from './bundles/policy.ts';
export { addBundleRoutes, type BundleAccess } from './bundles/routes.ts';
export { type AnswerDeps, type TakenAnswer, takeAnswer } from './bundles/take-answer.ts';
export type { TakeDown } from './bundles/take-down.ts';
export { catalogueExportActions } from './catalogue-export/policy.ts';
export { addCatalogueExportRoutes } from './catalogue-export/routes.ts';
export type { CollectDeps } from './collect.ts';
export { nationalActions } from './console/policy.ts';
export { addNationalRoutes } from './console/routes.ts';
export type { FrontDatabase } from './construction/front.ts';
export { openPostgresFront } from './construction/postgres-front.ts';
export { type Ack, noteAcked, openAcks } from './downward/acks.ts';
export { type DownDeps, openDown } from './downward/deps.ts';
export { directivesOfProject } from './downward/directive-store.ts';
export { DOWN_MESSAGES } from './downward/messages.ts';
export { downwardActions } from './downward/policy.ts';
export { type PullDeps, pullDown } from './downward/pull.ts';
export { createTakeDown, type Incoming, receiveDown } from './downward/receive.ts';
export { addDownwardRoutes } from './downward/routes.ts';
export { takeReceived } from './downward/take.ts';
export { nationalFollower } from './follower.ts';
export { type CentreAccess, type CentreClient, createCentreClient } from './investment/client.ts';
export { createNationalIssuer, type IssuerDeps } from './investment/issuer.ts';
export { type Library, openLibrary, readMappings } from './mapping/library.ts';
export { measureActions } from './measures/policy.ts';
export { addMeasureRoutes } from './measures/routes.ts';
export { MESSAGES as NATIONAL_MESSAGES } from './messages.ts';
export { type OpenBridge, openBridge, openCollect } from './open-bridge.ts';
export { raiseAlarms } from './outbox/alarms.ts';
export { reportDue } from './outbox/due.ts';
export { reconcileActions } from './reconcile/policy.ts';
export {
  type Reconciled,
  reconcile,
  reconcileAll,
  runRequestedReconciliations,
} from './reconcile/reconcile.ts';
export { addReconcileRoutes } from './reconcile/routes.ts';
