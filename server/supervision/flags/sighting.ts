import type { RuleId } from './rules.ts';

type Seen<Id extends RuleId, Rest> = { readonly rule: Id } & Rest;

/** What was seen, with the numbers and moments that speak for it; instants as ISO text, days as YYYY-MM-DD. */
export type Evidence =
  | Seen<'deemed-acceptance' | 'deemed-without-code', { readonly receivedAt: string }>
  | Seen<
      'instant-decision',
      { readonly acceptedAt: string; readonly minutes: number; readonly hours: number }
    >
  | Seen<'no-handling', { readonly acceptedAt: string }>
  | Seen<'mass-decisions', { readonly count: number; readonly minutes: number; readonly from: string }>
  | Seen<
      'off-hours',
      {
        readonly act: string;
        /** Null: a working day. */
        readonly dayOff: string | null;
        /** The notice of that year is not there yet: taken for a weekend. */
        readonly provisional: boolean;
      }
    >
  | Seen<'repeated-corrections', { readonly number: number }>
  | Seen<
      'late-correction',
      { readonly measure: 'acceptance' | 'committed'; readonly dueDay: string; readonly days: number }
    >
  | Seen<'endless-special', { readonly name: string; readonly dueDay: string; readonly days: number }>
  | Seen<'unanswered-correction', { readonly dueDay: string; readonly days: number }>
  | Seen<'late-report', { readonly act: string; readonly recordedAt: string; readonly used: number }>;

/** One suspicion about one fact of a case. */
export type Sighting = {
  readonly caseId: string;
  readonly factId: string;
  /** Who did it; null where what was seen is that nobody did anything. */
  readonly person: string | null;
  readonly happenedAt: string;
  readonly raisedAt: string;
  /** Facts that speak for it, the one looked at first. */
  readonly facts: readonly string[];
  readonly evidence: Evidence;
};
