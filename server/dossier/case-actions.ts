import {
  type CaseCommandType,
  type CaseStatus,
  COMMAND_NAMES,
  expiryOf,
  nextStatuses,
  openRenewal,
  statusInfo,
} from '@zongheng/core/casework';
import { renewalRuleOf } from '@zongheng/core/catalogue';
import { type CaseAction, type CaseRow, mayCommand } from '../casework/index.ts';
import type { Item } from '../catalogue/index.ts';
import type { Actor } from '../identity/index.ts';

const ORDER: readonly (readonly [CaseCommandType, CaseStatus | null])[] = [
  ['accept', 'accepted'],
  ['request-correction', 'correction-requested'],
  ['supply-correction', 'correction-supplied'],
  ['not-needed', 'not-needed'],
  ['refuse-acceptance', 'acceptance-refused'],
  ['start-special', 'special-started'],
  ['end-special', 'special-ended'],
  ['grant', 'granted'],
  ['grant-owed', 'granted-with-owed'],
  ['refuse', 'refused'],
  ['extend', null],
  ['ask-opinion', null],
  ['give-opinion', null],
  ['withdraw', null],
  ['deliver', null],
  ['apply-renewal', null],
  ['renew', null],
  ['refuse-renewal', null],
  ['revoke', 'revoked'],
];

/**
 * The steps this actor can take on a case, as the law names them; one that belongs to the actor but cannot
 * be done now says why. What can never be theirs is not offered.
 */
export function caseActions(actor: Actor, row: CaseRow, item: Item): CaseAction[] {
  const next = nextStatuses(row.state.status, row.state.acceptedAt !== null);
  return ORDER.flatMap(([type, leadsTo]): CaseAction[] => {
    if (!mayCommand(actor, row, type).ok || !fits(type, row, item, actor.seat.body?.id)) return [];
    return [{ type, label: COMMAND_NAMES[type], blocked: blockedBy(type, leadsTo, row, item, next) }];
  });
}

/** Whether a step belongs to this stretch of the case at all: no buttons for what lies behind or far ahead. */
function fits(type: CaseCommandType, row: CaseRow, item: Item, bodyId: string | undefined): boolean {
  const { state } = row;
  const accepted = state.acceptedAt !== null;
  const ended = state.endedAt !== null;
  switch (type) {
    case 'accept':
    case 'not-needed':
    case 'refuse-acceptance':
      return !accepted && !ended;
    case 'supply-correction':
      return state.status === 'correction-requested';
    case 'request-correction':
    case 'withdraw':
      return !ended;
    case 'start-special':
      return accepted && !ended && state.special === null && item.specialProcedures.length > 0;
    case 'end-special':
      return state.special !== null;
    case 'extend':
      return accepted && !ended && item.extension !== null;
    case 'grant':
    case 'refuse':
      return accepted && !ended;
    case 'grant-owed':
      return accepted && !ended && item.materials.some((material) => material.owable === true);
    case 'deliver':
      return state.document !== null && state.deliveredAt === null && state.revokedAt === null;
    case 'ask-opinion':
      return accepted && !ended;
    case 'give-opinion':
      return state.opinions.some((each) => each.answer === null && each.bodyId === bodyId);
    case 'apply-renewal':
      return renewalRuleOf(item) !== null && expiryOf(state, item) !== null && openRenewal(state) === null;
    case 'renew':
    case 'refuse-renewal':
      return openRenewal(state) !== null;
    case 'revoke':
      return state.status === 'granted' || state.status === 'granted-with-owed';
    default:
      return false;
  }
}

function blockedBy(
  type: CaseCommandType,
  leadsTo: CaseStatus | null,
  row: CaseRow,
  item: Item,
  next: readonly CaseStatus[],
): string | null {
  if (type === 'accept' && row.project_code_status !== 'issued') {
    return '项目代码尚未取得,不得受理;可以一次性告知补正。';
  }
  if (type === 'extend' && item.extension && row.state.extensions >= item.extension.times) {
    return `办理期限最多延长${item.extension.times}次,已经用完。`;
  }
  if (type === 'grant' && row.state.special) return '特别程序尚未结束,请先结束特别程序再作决定。';
  // A refusal may end a correction or special procedure itself.
  if (type === 'refuse' || leadsTo === null || next.includes(leadsTo)) return null;
  const now = row.state.status === null ? '尚未接件' : `当前为“${statusInfo(row.state.status).name}”`;
  return `${now},暂时不能“${statusInfo(leadsTo).name}”。`;
}
