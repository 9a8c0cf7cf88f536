/**
 * Actions of this module and the roles that may attempt them. The outbox is one for the whole installation;
 * its roles have no narrower scope (令第3号 §8: those who run the system).
 */
export const nationalActions = {
  'national.read': ['operator', 'system-admin', 'audit-admin'],
  'national.resend': ['operator'],
  'national.mapping': ['system-admin', 'operator'],
} as const;

/** A message that is not at the centre after so many hours is shown as a warning [本地可调,待确认]. */
export const ALARM_HOURS = 4;
