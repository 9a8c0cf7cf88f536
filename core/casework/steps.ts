import { dayFromText, dayOf, type Instant, parseDay } from '../calendar/index.ts';
import { accept, type Result } from '../refusal.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseContext } from './context.ts';
import { checkDocument, checkOwed, checkTerm } from './documents.ts';
import { extension } from './extension.ts';
import type { CaseFact } from './facts.ts';
import { askOpinion, giveOpinion } from './opinions.ts';
import { ending, step } from './order.ts';
import { no } from './refusals.ts';
import { applyRenewal, refuseRenewal, renew } from './renewals.ts';
import { special } from './special.ts';
import type { CaseState } from './state.ts';
import { takeResult } from './told.ts';

type Facts = Result<readonly CaseFact[]>;

/** What each command leads to, once everything already due has been applied. */
export function steps(state: CaseState, command: CaseCommand, context: CaseContext, at: Instant): Facts {
  switch (command.type) {
    case 'receive':
      return step(state, 'received', [{ type: 'case.received', at }]);
    case 'accept':
      if (context.projectCode !== 'issued' && state.acceptedAt === null) {
        const order = step(state, 'accepted', []);
        return order.ok ? no.codeNotIssued(context.projectCode) : order;
      }
      return step(state, 'accepted', [
        { type: 'case.accepted', at, deemed: false, codeMissing: false },
        { type: 'case.handling-started', at },
      ]);
    case 'not-needed':
      if (!command.reason.trim()) return no.reasonMissing('行政许可法 §32(1)');
      return step(state, 'not-needed', [{ type: 'case.not-needed', at, reason: command.reason }]);
    case 'refuse-acceptance': {
      if (!command.reason.trim()) return no.reasonMissing('行政许可法 §32(2)');
      const { reason, basis, rightBody } = command;
      return step(state, 'acceptance-refused', [
        { type: 'case.acceptance-refused', at, reason, basis, rightBody },
      ]);
    }
    case 'request-correction':
      return requestCorrection(state, command, at);
    case 'supply-correction':
      return step(state, 'correction-supplied', [
        {
          type: 'case.correction-supplied',
          at,
          materials: command.materials,
          note: command.note,
          closing: false,
        },
        ...(state.acceptedAt === null ? [] : [{ type: 'case.handling-started', at } as const]),
      ]);
    case 'start-special':
      return special(state, command, context, at);
    case 'end-special':
      return step(state, 'special-ended', [
        { type: 'case.special-ended', at, note: command.note, closing: false },
      ]);
    case 'extend':
      return extension(state, command, context, at);
    case 'grant': {
      if (state.special) return no.specialOpen();
      const checked = checkDocument(command.document, state, at);
      if (!checked.ok) return checked;
      const term = checkTerm(command.document, context.item);
      if (!term.ok) return term;
      return step(state, 'granted', [{ type: 'case.granted', at, document: command.document }]);
    }
    case 'grant-owed': {
      if (state.special) return no.specialOpen();
      const checked = checkDocument(command.document, state, at);
      if (!checked.ok) return checked;
      const term = checkTerm(command.document, context.item);
      if (!term.ok) return term;
      const owed = checkOwed(command.owed, context, at);
      if (!owed.ok) return owed;
      const { document } = command;
      return step(state, 'granted-with-owed', [
        { type: 'case.granted-with-owed', at, document, owed: command.owed },
      ]);
    }
    case 'refuse': {
      if (!command.reason.trim()) return no.reasonMissing('行政许可法 §38');
      const checked = checkDocument(command.document, state, at);
      if (!checked.ok) return checked;
      const { reason, document } = command;
      return ending(state, 'refused', { type: 'case.refused', at, reason, document });
    }
    case 'withdraw': {
      const { reason } = command;
      return state.acceptedAt === null
        ? ending(state, 'withdrawn-before-acceptance', {
            type: 'case.withdrawn-before-acceptance',
            at,
            reason,
          })
        : ending(state, 'withdrawn', { type: 'case.withdrawn', at, reason });
    }
    case 'revoke':
      if (!command.reason.trim()) return no.reasonMissing('行政许可法 §69');
      return step(state, 'revoked', [
        { type: 'case.revoked', at, reason: command.reason, basis: command.basis },
      ]);
    case 'deliver':
      if (state.document === null) return no.notDecided();
      if (state.revokedAt !== null) return no.deliverRevoked();
      if (state.deliveredAt !== null) return no.alreadyDelivered();
      return accept([{ type: 'case.delivered', at, method: command.method }]);
    case 'ask-opinion':
      return askOpinion(state, command, context, at);
    case 'give-opinion':
      return giveOpinion(state, command, at);
    case 'apply-renewal':
      return applyRenewal(state, command, context, at);
    case 'renew':
      return renew(state, command.document, context, at);
    case 'refuse-renewal':
      return refuseRenewal(state, command, at);
    case 'take-result':
      return takeResult(state, command, context, at);
    case 'apply-deemed':
      return accept([]);
  }
}

function requestCorrection(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'request-correction' }>,
  at: Instant,
): Facts {
  const { items, replyBy } = command;
  if (items.length === 0 || items.some((item) => !item.material.trim() || !item.problem.trim())) {
    return no.noCorrectionItems();
  }
  const day = parseDay(replyBy, 'replyBy');
  if (!day.ok) return day;
  if (dayFromText(replyBy) < dayOf(at)) return no.replyByPast();
  return step(state, 'correction-requested', [{ type: 'case.correction-requested', at, items, replyBy }]);
}
