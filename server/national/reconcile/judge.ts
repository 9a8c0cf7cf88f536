/** The ways in which the two sides can disagree. */
export const WHATS = [
  'missing-there',
  'unknown-there',
  'state-differs',
  'not-told',
  'not-invalidated',
] as const;
export type What = (typeof WHATS)[number];

/** One of our messages, of any revision. */
export type OwnRow = {
  readonly key: string;
  readonly kind: string;
  readonly thing: string;
  readonly subject: string;
  readonly home: string;
  readonly state: 'waiting' | 'sent' | 'checked' | 'stored' | 'refused';
  readonly current: boolean;
  readonly retract: boolean;
  readonly sent_at: string | null;
  /** State of the newest revision of the same thing; null where there is none. */
  readonly newest: string | null;
};

/** One row at the centre. */
export type FarRow = {
  readonly key: string;
  readonly valid: boolean;
  readonly state: 'open' | 'refused' | 'stored';
  readonly reason: string | null;
};

/**
 * What is wrong with one key, or null.
 *
 * What is on its way is no difference: a waiting message, and one that was sent after `settledBefore`, will have
 * its answer from the line itself. A retraction has no data of its own: whether it was carried out shows in the
 * row that it takes back, which must be invalid once the retraction is stored. A replaced row must be invalid
 * only when what replaced it is stored: until then it is the last that the centre knows.
 */
export function judge(
  ours: OwnRow | undefined,
  theirs: FarRow | undefined,
  settledBefore: string,
): Exclude<What, 'not-told'> | null {
  if (!ours) return theirs?.valid === true ? 'unknown-there' : null;
  if (ours.retract) return null;
  if (ours.current) return judgeCurrent(ours, theirs, settledBefore);
  if (theirs?.valid !== true || theirs.state === 'refused') return null;
  if (ours.newest === null) return 'unknown-there';
  return ours.newest === 'stored' ? 'not-invalidated' : null;
}

function judgeCurrent(ours: OwnRow, theirs: FarRow | undefined, settledBefore: string) {
  switch (ours.state) {
    case 'stored':
      if (theirs?.valid !== true) return 'missing-there';
      return theirs.state === 'stored' ? null : 'state-differs';
    case 'refused':
      return theirs?.valid === true && theirs.state === 'stored' ? 'state-differs' : null;
    case 'sent':
    case 'checked':
      // A row that is not there yet is sent again by whoever asks for its state.
      return theirs !== undefined &&
        theirs.state !== 'open' &&
        ours.sent_at !== null &&
        ours.sent_at < settledBefore
        ? 'state-differs'
        : null;
    case 'waiting':
      return null;
  }
}
