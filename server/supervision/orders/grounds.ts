/**
 * What an order may be issued for beside a clock, a flag or a record: law.md keeps lateness and the local
 * grounds apart; only lateness is nation-wide, the others are local and keep their mark.
 */
export const ORDER_SITUATIONS = [
  'lateness',
  'not-accepted',
  'refused-without-reasons',
  'outside-platform',
  'unlawful-fees',
  'complaint-upheld',
] as const;
export type OrderSituation = (typeof ORDER_SITUATIONS)[number];

/** Why an order was issued: the clock that is over, a flag, a supervision record, or a situation found by hand. */
export type Grounds =
  | {
      readonly kind: 'clock';
      readonly caseId: string;
      /** Kind of the clock row: step, case, special … */
      readonly clock: string;
      /** The rung or light at which it was issued; `statute`: the statutory limit counts. */
      readonly rung: string;
      /** Due moment as it stood then, as an instant in text. */
      readonly dueAt: string;
    }
  | { readonly kind: 'flag'; readonly flagId: string }
  | { readonly kind: 'record'; readonly recordId: string }
  | { readonly kind: 'other'; readonly situation: OrderSituation };

/** How lists name the grounds: a clock is always lateness. */
export function situationOf(grounds: Grounds): OrderSituation | 'flag' | 'record' {
  if (grounds.kind === 'clock') return 'lateness';
  return grounds.kind === 'other' ? grounds.situation : grounds.kind;
}
