/** Actions on the comparison with the centre; one for the whole installation, like the outbox. */
export const reconcileActions = {
  'national.reconcile-read': ['operator', 'system-admin', 'audit-admin'],
  'national.reconcile': ['operator'],
} as const;
