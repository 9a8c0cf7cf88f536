import type { SignalRule } from '@zongheng/core/clock';

/** What can be set; null division: all, null item: all. */
export type RuleValues = {
  /** Shares of the limit used at which a case is reminded of, and turns yellow. */
  readonly remindShare: number;
  readonly yellowShare: number;
  /** Yellow already when so many units of the limit are left; null: by the share alone. */
  readonly yellowDaysLeft: number | null;
  /** An order by itself so many working days after red; null: never. Beyond statute one is issued at once. */
  readonly orderAfterDays: number | null;
  /** Working days to answer an order. */
  readonly replyDays: number;
  /** Nothing is shown to people from then to then; 'HH:mm' in Shanghai, equal ones mean no quiet hours. */
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly basis: string;
  /** 待确认 or 本地规则, shown beside the rule; empty: confirmed. */
  readonly mark: string;
};

export type RuleScope = { readonly division: string | null; readonly itemId: string | null };

/** A rule as it was published. */
export type PublishedRule = RuleScope &
  RuleValues & {
    readonly number: number;
    /** Gave way to the rule above. */
    readonly ended: boolean;
    readonly reason: string;
    readonly setBy: string | null;
    readonly setByName: string;
    readonly setAt: string;
  };

/** The rule a clock is read by, with what follows when it is over. */
export type SupervisionRule = SignalRule & RuleValues & RuleScope & { readonly version: string };

/**
 * The version that stands in clock rows. The first rule is the one all rows were made by before rules could be
 * set: it keeps that name, so that they need not be made again.
 */
export function versionOf(number: number): string {
  return number === 1 ? 'default-1' : `rule-${number}`;
}

export function toSupervisionRule(
  rule: RuleScope & RuleValues & { readonly number: number },
): SupervisionRule {
  const { remindShare, yellowShare, yellowDaysLeft, orderAfterDays, replyDays } = rule;
  const { quietFrom, quietTo, basis, mark, division, itemId } = rule;
  return {
    ...{
      remindShare,
      yellowShare,
      yellowDaysLeft,
      orderAfterDays,
      replyDays,
      quietFrom,
      quietTo,
      basis,
      mark,
    },
    division,
    itemId,
    version: versionOf(rule.number),
    remindAt: remindShare,
    warnAt: yellowShare,
    ...(yellowDaysLeft === null ? {} : { warnDaysLeft: yellowDaysLeft }),
  };
}
