import { accept, type Result } from '../../refusal.ts';
import type { EntryContext } from './commands.ts';
import { no } from './messages.ts';
import type { EntryState } from './state.ts';

/** Department id of the 编办 in every pack. */
export const STAFFING_OFFICE = 'staffing-office';

const yes = accept(null);

/** The provincial body of the item's department: it guides what the levels below make of the item. */
function isProvincialLead({ who, department, province }: EntryContext): boolean {
  return who.division === province && who.department === department;
}

/**
 * Who drafts, submits, publishes and withdraws: of a standard and of a flow template the provincial lead; of an
 * implementation the body that exercises the item there; of a derived flow any body of its division but the 编办,
 * since its first stage may be led by a 行政审批局 here and by the line department there.
 */
export function mayDraft(context: EntryContext): Result<null> {
  const { key, who, implementer, province } = context;
  const here = who.division === key.division && who.department !== STAFFING_OFFICE;
  const allowed = {
    standard: () => isProvincialLead(context),
    implementation: () => (implementer === null ? here : who.body === implementer),
    flow: () => (key.division === province ? isProvincialLead(context) : here),
  }[key.kind]();
  return allowed ? yes : no.notDrafter(key.kind);
}

/** 内容确认: the provincial lead, and never who submitted. */
export function mayConfirmContent(state: EntryState, context: EntryContext): Result<null> {
  if (!isProvincialLead(context)) return no.notContentKeeper();
  return state.proposal?.submittedBy === context.who.person ? no.ownSubmission('confirm-content') : yes;
}

/** 权责确认: the nearest 编办, and neither who submitted nor who confirmed the content. */
export function mayConfirmAuthority(state: EntryState, context: EntryContext): Result<null> {
  const { who, authorityDivision } = context;
  if (who.department !== STAFFING_OFFICE || who.division !== authorityDivision)
    return no.notAuthorityKeeper();
  if (state.proposal?.submittedBy === who.person) return no.ownSubmission('confirm-authority');
  return state.proposal?.contentBy === who.person ? no.ownConfirmation() : yes;
}

/** 退回: whoever the proposal is waiting for. */
export function mayReturn(state: EntryState, context: EntryContext): Result<null> {
  const asked = {
    submitted: isProvincialLead(context),
    'content-confirmed':
      context.who.department === STAFFING_OFFICE && context.who.division === context.authorityDivision,
    'authority-confirmed': mayDraft(context).ok,
  }[state.proposal?.step ?? 'submitted'];
  return asked ? yes : no.notInvolved();
}

/** 撤回: the body that submitted. */
export function mayRecall(state: EntryState, { who }: EntryContext): Result<null> {
  return state.proposal?.body === who.body ? yes : no.notSubmitter();
}

/** 例外: asked for below, decided above by another person. */
export function mayDecideException(proposedBy: string | undefined, context: EntryContext): Result<null> {
  if (!isProvincialLead(context)) return no.notAbove();
  return proposedBy === context.who.person ? no.ownException() : yes;
}
