export { type DueReport, dueReports } from './due.ts';
export { executeReport, type ReportDeps, type ReportExecution } from './execute.ts';
export { REPORT_KINDS, REPORTING_RULE, type ReportingRule, type ReportKind } from './kinds.ts';
export { MESSAGES as REPORT_MESSAGES } from './messages.ts';
export { type NextDue, nextDue } from './next-due.ts';
export { reportActions } from './policy.ts';
export {
  evolveReport,
  type ReportCommand,
  type ReportFact,
  type ReportState,
  type ReportWords,
} from './report.ts';
export { addReportRoutes } from './routes.ts';
export { type ReportRow, reportsByIds, reportsOfProject } from './store.ts';
