import { type Calendar, formatDay, type Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import { explanationSchema, presentExplanation } from '../../casework/index.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import type { OrderState } from './order.ts';
import { explainReply, limitOf } from './reply-clock.ts';

/** The explanation of a reply date, in the very shape of a case's clock, so that one picture shows both. */
export const replyExplanationSchema = explanationSchema
  .omit({ measure: true })
  .extend({
    /** Where the calendar in force would put another day than the one the order names, which stays. */
    note: z.string().nullable(),
  })
  .meta({ id: 'ReplyExplanation' });

/** Why the reply date is what it is, line by line. */
export function presentReply(
  state: OrderState,
  calendar: Calendar,
  now: Instant,
): z.output<typeof replyExplanationSchema> {
  const explained = explainReply(state, calendar, now);
  const { measure: _, ...shown } = presentExplanation('committed', limitOf(state.term.days), explained);
  const { dueDay } = explained.reading;
  const counted = dueDay === null ? state.term.by : formatDay(dueDay);
  return { ...shown, note: counted === state.term.by ? null : say.dayStays(state.term.by, counted) };
}
