/** The reporting clock: supervisors and leaders see their own division's. */
export const toldActions = { 'told.read': ['supervisor', 'leader'] } as const;
