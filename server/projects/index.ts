export { issueCodes } from './codes/issue-codes.ts';
export type { CancelRequest, CodeIssuer, CodeRequest, IssuerAnswer } from './codes/issuer.ts';
export { createTrainingIssuer } from './codes/training-issuer.ts';
export { codeStands, mayAskAgain, type ProjectCommand } from './decide.ts';
export { executeProject, type ProjectDeps } from './execute.ts';
export { type ProjectForm, projectFormSchema } from './form.ts';
export { type GiveUpDeps, giveUpCode, type OpenCases } from './give-up-code.ts';
export { MESSAGES as PROJECT_MESSAGES } from './messages.ts';
export { mayRead as mayReadProject, projectActions } from './policy.ts';
export { presentCode } from './present.ts';
export {
  type CancelKind,
  type ChangeKind,
  type CodeStatus,
  type DecidedBy,
  evolveProject,
  type PreviousCode,
  type ProjectFact,
  type ProjectState,
  type VoidKind,
} from './project.ts';
export { amendProject, changeProject, registerProject } from './register.ts';
export { addProjectRoutes, type ProjectRouteDeps } from './routes.ts';
export { type CodeState, codeStateSchema } from './schema.ts';
export {
  type Contact,
  findProject,
  findRequest,
  type ProjectRow,
  projectOfCode,
  whileCodeStands,
} from './store.ts';
export { type CentralProject, takeFromCentre } from './take-from-centre.ts';
