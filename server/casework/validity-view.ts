import { dayOf, formatDay, formatInstant, type Instant } from '@zongheng/core/calendar';
import { expiryOf } from '@zongheng/core/casework';
import { renewalRuleOf } from '@zongheng/core/catalogue';
import type { Item } from '../catalogue/index.ts';
import type { ValidityView } from './detail-schema.ts';
import { MESSAGES } from './messages.ts';
import type { CaseRow } from './store.ts';

/** How long the granted result is valid, and its renewals; null where nothing was granted. */
export function validityOf(row: CaseRow, item: Item, now: Instant): ValidityView | null {
  const { state } = row;
  if (state.status !== 'granted' && state.status !== 'granted-with-owed') return null;
  const expiry = expiryOf(state, item);
  const rule = renewalRuleOf(item);
  return {
    startWithin: item.validityTerm?.startWithin === true,
    until: expiry === null ? null : formatDay(expiry),
    expired: expiry !== null && dayOf(now) > expiry,
    rule: rule && MESSAGES.renewalRule(rule),
    mark: rule?.mark ?? item.validityTerm?.mark ?? null,
    renewals: state.renewals.map(({ appliedAt, expiresOn, until, basis, mark, decision }) => ({
      appliedAt: formatInstant(appliedAt),
      expiresOn,
      until,
      basis,
      mark: mark ?? null,
      decision: decision && {
        at: formatInstant(decision.at),
        outcome: decision.outcome,
        until: decision.until,
      },
    })),
  };
}
