/** Timeliness of reporting: supervisors and leaders see their own division's, operators the whole installation's. */
export const measureActions = {
  'national.measure': ['supervisor', 'leader', 'operator'],
} as const;
