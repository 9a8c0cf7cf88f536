export {
  type Address,
  NOTICE_KINDS,
  type Notice,
  type NoticeDeps,
  type NoticeKind,
  type QuietHours,
  type SubjectKind,
} from './notice.ts';
export { noticeActions } from './policy.ts';
export { addNoticeRoutes } from './routes.ts';
export { noticeStatements } from './send.ts';
export { QUIET, showAt } from './show-at.ts';
export { purgeNotices } from './store.ts';
