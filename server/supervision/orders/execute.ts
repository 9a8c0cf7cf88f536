import { accept, type Result, refuse } from '@zongheng/core';
import { civilFromDay, dayOf, type Instant } from '@zongheng/core/calendar';
import type { CaseDeps } from '../../casework/index.ts';
import { withRetry } from '../../platform/database/index.ts';
import {
  type DoorHow,
  type Step,
  stepStatements,
  takeStep,
  throughDoor,
  unborn,
} from '../../platform/facts/index.ts';
import { decideOrder } from './decide.ts';
import { evolveOrder } from './evolve.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import { noticesOf } from './notify.ts';
import { orderNumber, takeSerial } from './number.ts';
import type { OrderCommand, OrderFact, OrderState, OrderWords } from './order.ts';
import { readReply, termFrom } from './reply-clock.ts';
import { findOrder, type OrderRow, writeOrder } from './store.ts';

export type OrderDeps = Pick<CaseDeps, 'database' | 'clock' | 'facts' | 'catalogue'>;
export type OrderExecution = DoorHow<OrderRow>;

type Issue = Extract<OrderCommand, { type: 'issue' }>;
/** An order to be issued; its number is given in the transaction that stores it. */
export type NewOrder = {
  readonly home: string;
  readonly divisions: readonly string[];
  readonly command: Omit<Issue, 'number' | 'series'>;
};

const NO_WORDS: OrderWords = {
  text: null,
  basis: null,
  answer: null,
  reason: null,
  note: null,
  instruction: null,
  withdrawal: null,
};

/** The one door of supervision orders that were issued. */
export function executeOrder(
  deps: OrderDeps,
  orderId: string,
  command: Exclude<OrderCommand, Issue>,
  how: OrderExecution,
): Promise<Result<OrderRow>> {
  return throughDoor(deps, how, {
    ...rulesFor(deps, command),
    outdated: say.versionConflict,
    read: async () => {
      const row = await findOrder(deps.database, orderId);
      return row ? accept(row) : refuse('not-found', say.notFound, '');
    },
  });
}

/**
 * Issues an order under the next number of its division and year. The number's row is locked until the order is
 * stored: numbers run without a gap, and an order that is not stored leaves none.
 *
 * @throws what a statement of `how.also` raised, with nothing stored and the number given back
 */
export function executeIssue(
  deps: OrderDeps,
  given: NewOrder,
  how: OrderExecution,
): Promise<Result<OrderRow>> {
  const { newId } = deps.facts;
  const { command, home, divisions } = given;
  return withRetry(() =>
    deps.database.transaction(async (tx) => {
      const division = command.issuer.division ?? deps.catalogue.province;
      const now = deps.clock.now() as Instant;
      const { year } = civilFromDay(dayOf(now));
      const serial = await takeSerial(tx, division, year);
      const number = orderNumber(deps.catalogue, division, year, serial);
      const issue: Issue = { ...command, number, series: { division, year, serial } };
      const blank: Found = { ...unborn(newId(), home), words: NO_WORDS, divisions };
      const taken = takeStep(deps.facts, how, rulesFor(deps, issue), blank, now);
      if (!taken.ok) throw new Error(`an order could not be issued: ${taken.refusal.message}`);
      await Promise.all(stepStatements(taken.value, how).map((statement) => tx.query(statement)));
      return accept(taken.value.row);
    }),
  );
}

type Found = Omit<OrderRow, 'head' | 'state'> & {
  readonly head: string | null;
  readonly state: OrderState | null;
};

function rulesFor(deps: OrderDeps, command: OrderCommand) {
  const said = sealedOf(command);
  return {
    kind: 'order',
    decide: ({ state }: Found, now: Instant) => {
      const division = command.type === 'issue' ? command.division : (state?.division ?? '');
      const calendar = deps.catalogue.calendarFor(division);
      return decideOrder(state, command, { now, term: (days) => termFrom(days, calendar, now) });
    },
    evolve: evolveOrder,
    sealed: () => said,
    audience: ({ addressee }: OrderState) => [addressee.bodyId],
    write: (found: Found, { stream, version, head, state, now }: Step<OrderState, OrderFact>) => {
      const { id, home, divisions } = found;
      const words: OrderWords = { ...found.words, ...said };
      const row: OrderRow = { id, home, version, head, state, words, divisions };
      const { warnAt } = readReply(state, deps.catalogue.calendarFor(state.division), now);
      const written = { stream, version, head, state, words, divisions, warnAt, at: now };
      return { row, write: [writeOrder(written), ...noticesOf(deps, row, command)] };
    },
  };
}

/** The free text a command brings. */
function sealedOf(command: OrderCommand): { readonly [name in keyof OrderWords]?: string } | undefined {
  switch (command.type) {
    case 'issue':
      return { text: command.text, basis: command.basis };
    case 'answer':
      return { answer: command.answer };
    case 'return':
    case 'readdress':
      return { reason: command.reason };
    case 'accept':
      return command.note === null ? undefined : { note: command.note };
    case 'withdraw':
      return { withdrawal: command.reason };
    case 'instruct':
      return { instruction: command.instruction };
    case 'escalate':
      return undefined;
  }
}
