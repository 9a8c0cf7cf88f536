import { accept, type Result, refuse } from '@zongheng/core';
import type { ActionTable, Actor, Role } from '../../identity/index.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import { isClosed, isWaiting, type OrderState } from './order.ts';

/** Actions on supervision orders and the roles that may attempt them. */
export const orderActions = {
  'order.read': ['supervisor', 'leader', 'case-approver', 'case-handler', 'window-clerk'],
  'order.issue': ['supervisor'],
  'order.answer': ['case-approver', 'case-handler', 'window-clerk', 'leader'],
  'order.handle': ['supervisor'],
  'order.instruct': ['leader'],
  'order.readdress': ['supervisor', 'case-approver'],
} as const satisfies ActionTable;

type Lineage = (division: string) => readonly string[];
type Shown = { readonly state: OrderState; readonly divisions: readonly string[] };

const OVERSEERS: readonly Role[] = ['supervisor', 'leader'];

/**
 * Who reads an order: supervisors and leaders of a division it concerns; of the addressed body its approvers, and
 * the addressee. To all others it is not there.
 */
export function mayReadOrder(actor: Actor, { state, divisions }: Shown): Result<void> {
  const { role, division } = actor.seat;
  // A body's seat that is narrowed to a division sees what concerns that division.
  const reaches = division === null || divisions.includes(division.code);
  const visible = OVERSEERS.includes(role)
    ? reaches
    : isOwnBody(actor, state) && (isAddressee(actor, state) || (role === 'case-approver' && reaches));
  return visible ? accept(undefined) : refuse('not-found', say.notFound, '');
}

/** Who issues one: supervisors, to bodies of their own division and below it. */
export function mayIssueTo(
  actor: Actor,
  body: { readonly division: string },
  lineage: Lineage,
): Result<void> {
  const { role, division } = actor.seat;
  return role === 'supervisor' && (division === null || lineage(body.division).includes(division.code))
    ? accept(undefined)
    : refuse('not-found', say.bodyNotFound, '', 'bodyId');
}

/**
 * Who answers: the addressee, in the seat of the addressed body (a leader, where the body had nobody), or any
 * approver of that body, so that leave and illness leave no order unanswered (house rule, 待本地核定).
 */
export function mayAnswer(actor: Actor, shown: Shown): Result<void> {
  const visible = mayReadOrder(actor, shown);
  if (!visible.ok) return visible;
  const { state } = shown;
  const { role } = actor.seat;
  const may =
    role === 'leader'
      ? state.addressee.by === 'leader' && isAddressee(actor, state)
      : isOwnBody(actor, state) && (role === 'case-approver' || isAddressee(actor, state));
  return may ? accept(undefined) : refuse('forbidden', say.notYours, '');
}

/** Who accepts, returns, withdraws: supervisors of the division that issued it, or of one above. */
export function mayHandleOrder(actor: Actor, shown: Shown, lineage: Lineage): Result<void> {
  const visible = mayReadOrder(actor, shown);
  if (!visible.ok) return visible;
  const own = actor.seat.division;
  const { division: issuer } = shown.state.issuer;
  const may =
    actor.seat.role === 'supervisor' &&
    (own === null || (issuer !== null && lineage(issuer).includes(own.code)));
  return may ? accept(undefined) : refuse('forbidden', say.otherIssuer, '');
}

/** Who gives an instruction: leaders who see it. */
export function mayInstruct(actor: Actor, shown: Shown): Result<void> {
  const visible = mayReadOrder(actor, shown);
  if (!visible.ok) return visible;
  return actor.seat.role === 'leader' ? accept(undefined) : refuse('forbidden', say.otherIssuer, '');
}

/** Who has another person answer: the body's approver, or whoever handles the order. */
export function mayReaddress(actor: Actor, shown: Shown, lineage: Lineage): Result<void> {
  const visible = mayReadOrder(actor, shown);
  if (!visible.ok) return visible;
  if (actor.seat.role === 'case-approver') return accept(undefined);
  return mayHandleOrder(actor, shown, lineage).ok
    ? accept(undefined)
    : refuse('forbidden', say.notReaddress, '');
}

export const ORDER_COMMANDS = ['answer', 'return', 'accept', 'withdraw', 'instruct', 'readdress'] as const;
export type OrderCommandName = (typeof ORDER_COMMANDS)[number];

/** What this reader may do with it now. */
export function orderActionsOf(actor: Actor, shown: Shown, lineage: Lineage): OrderCommandName[] {
  const { status } = shown.state;
  if (isClosed(status)) return [];
  const handles = mayHandleOrder(actor, shown, lineage).ok;
  const may: Readonly<Record<OrderCommandName, boolean>> = {
    answer: isWaiting(status) && mayAnswer(actor, shown).ok,
    return: status === 'answered' && handles,
    accept: status === 'answered' && handles,
    withdraw: handles,
    instruct: mayInstruct(actor, shown).ok,
    readdress: isWaiting(status) && mayReaddress(actor, shown, lineage).ok,
  };
  return ORDER_COMMANDS.filter((name) => may[name]);
}

/** Whether this actor may give the command at all, whatever the order's state. */
export function mayCommandOrder(
  actor: Actor,
  shown: Shown,
  command: OrderCommandName,
  lineage: Lineage,
): Result<void> {
  switch (command) {
    case 'answer':
      return mayAnswer(actor, shown);
    case 'instruct':
      return mayInstruct(actor, shown);
    case 'readdress':
      return mayReaddress(actor, shown, lineage);
    default:
      return mayHandleOrder(actor, shown, lineage);
  }
}

function isAddressee(actor: Actor, state: OrderState): boolean {
  return actor.personId === state.addressee.personId;
}

function isOwnBody(actor: Actor, state: OrderState): boolean {
  return actor.seat.body?.id === state.addressee.bodyId;
}
