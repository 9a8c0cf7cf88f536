import { ALL_ROLES } from '../identity/index.ts';

/** Everybody reads what was told to the own seat, and nothing else: see the statements. */
export const noticeActions = { 'notice.read': ALL_ROLES } as const;
