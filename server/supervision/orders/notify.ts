import { formatInstant } from '@zongheng/core/calendar';
import type { CaseDeps } from '../../casework/index.ts';
import { type Address, type Notice, noticeStatements } from '../../notices/index.ts';
import type { Statement } from '../../platform/database/index.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import { endOf, type OrderCommand, type OrderState } from './order.ts';
import type { OrderRow } from './store.ts';

/** Who is told of what happened to an order, in the transaction in which it happens. */
export function noticesOf(
  deps: Pick<CaseDeps, 'clock' | 'facts' | 'catalogue'>,
  row: OrderRow,
  command: OrderCommand,
): readonly Statement[] {
  const { state } = row;
  const to = recipients(deps, state, command);
  const notice: Notice = {
    kind: command.type === 'escalate' ? 'escalation' : 'order',
    to,
    about: {
      kind: 'order',
      id: row.id,
      title: say.notice.title(state.number),
      note: say.notice[command.type](state.term.by),
      dueAt: formatInstant(endOf(state.term.by)),
    },
    divisions: row.divisions,
    division: state.division,
  };
  return noticeStatements(deps, [notice]);
}

/** The addressee hears what is asked of them, the supervisors what is answered, the leaders what is not. */
function recipients(
  deps: Pick<CaseDeps, 'clock' | 'facts' | 'catalogue'>,
  state: OrderState,
  command: OrderCommand,
): readonly Address[] {
  const { personId, bodyId, by } = state.addressee;
  // A leader answers in a seat of the division: the body has nobody.
  const addressee: Address = by === 'leader' ? { personId } : { personId, bodyId };
  const supervisors: Address = {
    roles: ['supervisor'],
    nearest: deps.catalogue.lineage(state.issuer.division ?? deps.catalogue.province),
  };
  switch (command.type) {
    case 'answer':
      return [supervisors];
    case 'instruct':
      return [addressee, supervisors];
    case 'escalate': {
      const level = state.escalations.at(-1);
      return level ? [{ roles: ['leader'], division: level.division }, addressee] : [];
    }
    default:
      return [addressee];
  }
}
