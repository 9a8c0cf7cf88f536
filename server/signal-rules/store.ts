import type { Database, Statement } from '../platform/database/index.ts';
import type { PublishedRule, RuleScope, RuleValues } from './rule.ts';

const COLUMNS = `number, division, item_id AS "itemId", ended, remind_share::float8 AS "remindShare",
  yellow_share::float8 AS "yellowShare", yellow_days_left AS "yellowDaysLeft",
  order_after_days AS "orderAfterDays", reply_days AS "replyDays", quiet_from AS "quietFrom",
  quiet_to AS "quietTo", basis, mark, reason, set_by AS "setBy", set_by_name AS "setByName", set_at AS "setAt"`;

/** Number of the newest publication. */
export async function newestNumber(db: Pick<Database, 'read'>): Promise<number> {
  const [row] = await db.read<{ number: number }>({
    name: 'signal_rules_newest',
    text: 'SELECT max(number) AS number FROM signal_rules.rules',
  });
  return row?.number ?? 0;
}

/** The newest publication of every scope, those that gave way included. */
export function newestRules(db: Pick<Database, 'read'>): Promise<PublishedRule[]> {
  return db.read<PublishedRule>({
    name: 'signal_rules_in_force',
    text: `SELECT DISTINCT ON (division, item_id) ${COLUMNS} FROM signal_rules.rules
           ORDER BY division, item_id, number DESC`,
  });
}

/** All publications of one scope, the newest first. */
export function historyOf(db: Pick<Database, 'read'>, scope: RuleScope): Promise<PublishedRule[]> {
  return db.read<PublishedRule>({
    name: 'signal_rules_history',
    text: `SELECT ${COLUMNS} FROM signal_rules.rules
           WHERE division IS NOT DISTINCT FROM $1 AND item_id IS NOT DISTINCT FROM $2 ORDER BY number DESC LIMIT 100`,
    values: [scope.division, scope.itemId],
  });
}

/**
 * Publishes a rule under the next number: one row where nothing of this scope came after `seen` (null: there was
 * none), none where somebody was faster. Two at the same moment take the same number: the key lets one pass.
 */
export function insertRule(
  rule: RuleScope &
    RuleValues & {
      readonly seen: number | null;
      readonly ended: boolean;
      readonly reason: string;
      readonly setBy: string;
      readonly setByName: string;
      readonly at: string;
    },
): Statement {
  return {
    name: 'signal_rules_insert',
    text: `INSERT INTO signal_rules.rules (number, division, item_id, ended, remind_share, yellow_share,
             yellow_days_left, order_after_days, reply_days, quiet_from, quiet_to, basis, mark, reason, set_by,
             set_by_name, set_at)
           SELECT (SELECT max(number) + 1 FROM signal_rules.rules), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
             $13, $14, $15, $16
           WHERE (SELECT max(number) FROM signal_rules.rules
                  WHERE division IS NOT DISTINCT FROM $1 AND item_id IS NOT DISTINCT FROM $2)
             IS NOT DISTINCT FROM $17::integer
           RETURNING number`,
    values: [
      ...[rule.division, rule.itemId, rule.ended, rule.remindShare, rule.yellowShare, rule.yellowDaysLeft],
      ...[
        rule.orderAfterDays,
        rule.replyDays,
        rule.quietFrom,
        rule.quietTo,
        rule.basis,
        rule.mark,
        rule.reason,
      ],
      ...[rule.setBy, rule.setByName, rule.at, rule.seen],
    ],
  };
}
