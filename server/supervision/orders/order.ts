import { addDays, dayFromText, type Instant, startOf } from '@zongheng/core/calendar';
import type { Grounds } from './grounds.ts';

/** For whom somebody acts: the supervisors or leaders of a division; null is the whole installation. */
export type Office = { readonly division: string | null; readonly name: string };

/** The person who must answer, for a body, and how they were found. */
export type Addressee = {
  readonly personId: string;
  readonly bodyId: string;
  readonly by: 'chosen' | 'approver' | 'handler' | 'window' | 'leader';
};

/** By when an answer is wanted: so many working days of the body's calendar; `by` is the last day in time. */
export type Term = {
  readonly days: number;
  /** YYYY-MM-DD. */
  readonly by: string;
  /** Version of the calendar that made the day; the day of an issued order does not move with a new one. */
  readonly calendar: string;
  readonly provisional: boolean;
};

export type FileLink = { readonly fileId: string; readonly digest: string };

/** What is fixed when an order is issued, but for whom it is addressed to. */
type Issued = {
  readonly number: string;
  readonly series: { readonly division: string; readonly year: number; readonly serial: number };
  readonly issuer: Office;
  /** Issued by the ladder, not by a person. */
  readonly byRule: boolean;
  /** Division of the addressed body. */
  readonly division: string;
  readonly grounds: Grounds;
  readonly projectId: string | null;
  readonly caseId: string | null;
  /** Divisions whose leaders hear of it when it stays unanswered, in this order, each once. */
  readonly levels: readonly string[];
};

export type OrderStatus = 'open' | 'answered' | 'returned' | 'accepted' | 'withdrawn';

/** An order folded from its facts; plain JSON without free text. */
export type OrderState = Issued & {
  readonly addressee: Addressee;
  readonly status: OrderStatus;
  readonly issuedAt: Instant;
  readonly term: Term;
  /** The term that the document names; a return gives another one, not another document. */
  readonly firstTerm: Term;
  /** When the term began: the issue, or the last return. */
  readonly termFrom: Instant;
  /** 1, and one more with every return. */
  readonly round: number;
  readonly answeredAt: Instant | null;
  /** Of all answers. */
  readonly files: readonly FileLink[];
  /** Once late, late for good. */
  readonly late: boolean;
  readonly escalations: readonly { readonly division: string; readonly at: Instant }[];
  /** Last day (YYYY-MM-DD) before the next escalation; null: none to come. */
  readonly escalateBy: string | null;
  readonly instructed: number;
  readonly closedAt: Instant | null;
};

/** Free text of an order as it stands, kept beside the chain; every text ever given is in the history. */
export type OrderWords = {
  readonly text: string | null;
  readonly basis: string | null;
  readonly answer: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly instruction: string | null;
  readonly withdrawal: string | null;
};

type At = { readonly at: Instant };

export type OrderFact =
  | (At & Issued & { readonly type: 'order.issued'; readonly addressee: Addressee; readonly term: Term })
  | (At & { readonly type: 'order.answered'; readonly files: readonly FileLink[] })
  | (At & { readonly type: 'order.returned'; readonly term: Term })
  | (At & { readonly type: 'order.accepted' })
  | (At & {
      readonly type: 'order.escalated';
      readonly level: number;
      /** Division whose leaders it goes to. */
      readonly to: string;
      /** Reply date that passed without an answer. */
      readonly missed: string;
      readonly next: string | null;
    })
  | (At & { readonly type: 'order.withdrawn'; readonly cause: 'by-hand' | 'grounds-fell' })
  | (At & { readonly type: 'order.instructed'; readonly by: Office })
  | (At & { readonly type: 'order.readdressed'; readonly addressee: Addressee });

export type OrderCommand =
  | (Issued & {
      readonly type: 'issue';
      readonly addressee: Addressee;
      readonly days: number;
      readonly text: string;
      readonly basis: string;
    })
  | { readonly type: 'answer'; readonly answer: string; readonly files: readonly FileLink[] }
  | { readonly type: 'return'; readonly reason: string; readonly days: number }
  | { readonly type: 'accept'; readonly note: string | null }
  | { readonly type: 'escalate' }
  | { readonly type: 'withdraw'; readonly cause: 'by-hand' | 'grounds-fell'; readonly reason: string }
  | { readonly type: 'instruct'; readonly by: Office; readonly instruction: string }
  | { readonly type: 'readdress'; readonly addressee: Addressee; readonly reason: string };

/** Somebody's answer is awaited. */
export function isWaiting(status: OrderStatus): boolean {
  return status === 'open' || status === 'returned';
}

export function isClosed(status: OrderStatus): boolean {
  return status === 'accepted' || status === 'withdrawn';
}

/** The first moment after a day: what is due that day is too late from then on. */
export function endOf(day: string): Instant {
  return startOf(addDays(dayFromText(day), 1));
}
