/**
 * The rungs of the ladder (law.md §2: reminder, yellow, red, beyond statute; the order and the leader above), from
 * the lowest up. The first four follow from the clock alone and are fired by one sweep.
 */
export const RUNGS = ['reminder', 'yellow', 'red', 'statute', 'order', 'escalation'] as const;
export type Rung = (typeof RUNGS)[number];
export type ClockRung = Exclude<Rung, 'order' | 'escalation'>;

/** A rung as it stands on record. */
export type FiredRow = {
  readonly subject_id: string;
  readonly home: string;
  readonly kind: string;
  readonly rung: ClockRung;
  readonly due_at: string;
  readonly passed: boolean;
  readonly body_id: string;
  readonly item_id: string;
  readonly division: string;
};
