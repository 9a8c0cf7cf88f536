import type { Refusal } from '@zongheng/core';
import { addDays, type Calendar, dayOf, formatInstant, type Instant, startOf } from '@zongheng/core/calendar';
import { isConnectionLost, isUniqueViolation } from '../../platform/database/index.ts';
import type { SignalRuleBook } from '../../signal-rules/index.ts';
import { issueOrder } from '../orders/issue.ts';
import type { LadderDeps } from './deps.ts';
import { type OrderGround, orderGrounds, overdueGroups, recordOrder } from './store.ts';

const PAGE = 200;
/** Orders of one sweep: the next minute goes on. */
const MOST = 1000;

export type Issued = { readonly issued: number; readonly broken: readonly string[] };

/**
 * Issues the supervision orders that the rules ask for: so many working days after red, at once beyond statute. Each
 * is a stream of its own, written together with its rung: a second sweep breaks on the key and leaves no order.
 */
export async function issueOrders(deps: LadderDeps, book: SignalRuleBook): Promise<Issued> {
  const now = deps.clock.now() as Instant;
  const moment = formatInstant(now);
  const groups = await overdueGroups(deps.database, moment);
  if (groups.length === 0) return { issued: 0, broken: [] };
  const cutOffs = groups.map(({ division, item_id }) => {
    const { orderAfterDays } = book.ruleFor(division, item_id);
    const at = cutOff(orderAfterDays, deps.catalogue.calendarFor(division), now);
    return { division, item_id, cut_off: at === null ? null : formatInstant(at) };
  });
  let issued = 0;
  const broken: string[] = [];
  /** By code: a body without people would otherwise fill the log every minute. */
  const refused = new Map<string, string[]>();
  let after = { id: '00000000-0000-0000-0000-000000000000', kind: '' };
  while (issued < MOST) {
    const found = await orderGrounds(deps.database, moment, cutOffs, after, PAGE);
    for (const ground of found) {
      const done = await issueOne(deps, book, ground, moment);
      if (done === 'issued') issued += 1;
      else if (done !== 'there') broken.push(ground.id);
      if (typeof done === 'object') refused.set(done.code, [...(refused.get(done.code) ?? []), ground.id]);
    }
    const last = found.at(-1);
    if (found.length < PAGE || !last) break;
    after = last;
  }
  for (const [code, cases] of refused) {
    deps.log.warn({ code, count: cases.length, first: cases.slice(0, 3) }, 'orders could not be issued');
  }
  return { issued, broken };
}

async function issueOne(
  deps: LadderDeps,
  book: SignalRuleBook,
  ground: OrderGround,
  moment: string,
): Promise<'issued' | 'there' | 'broken' | Refusal> {
  const rule = book.ruleFor(ground.division, ground.item_id);
  const version = { calendar: deps.catalogue.calendarFor(ground.division).version, rule: rule.version };
  const { id: caseId, kind: clock, rung, due_at: dueAt } = ground;
  try {
    const done = await issueOrder(
      deps,
      {
        bodyId: ground.body_id,
        caseId,
        grounds: { kind: 'clock', caseId, clock, rung, dueAt },
        replyDays: rule.replyDays,
      },
      {
        actor: { system: 'ladder' },
        channel: 'timer',
        also: (row) => [recordOrder(ground, version, row.id, moment)],
      },
    );
    return done.ok ? 'issued' : done.refusal;
  } catch (error) {
    if (isUniqueViolation(error)) return 'there';
    if (isConnectionLost(error)) throw error;
    deps.log.error({ err: error, case: caseId, clock }, 'an order could not be issued');
    return 'broken';
  }
}

/**
 * The last due moment of which `days` working days have passed in full since: red on Monday, three days of red on
 * Thursday. 0: what is over now.
 */
export function cutOff(days: number | null, calendar: Calendar, now: Instant): Instant | null {
  if (days === null) return null;
  if (days === 0) return now;
  let day = dayOf(now);
  for (let left = days; left > 0; ) {
    day = addDays(day, -1);
    if (calendar.isWorking(day)) left -= 1;
  }
  return startOf(day);
}
