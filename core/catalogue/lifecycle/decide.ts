import { parseDay } from '../../calendar/index.ts';
import { accept, type Result } from '../../refusal.ts';
import { ELEMENT_NAMES } from '../conformity/messages.ts';
import type { ImplementationContent } from '../content.ts';
import { checkContent } from './check-content.ts';
import type { EntryAct, EntryCommand, EntryContext } from './commands.ts';
import type { EntryFact } from './facts.ts';
import { no } from './messages.ts';
import { type EntryState, evolveEntry, lastVersionOf, type Proposal, type ProposalStep } from './state.ts';
import {
  mayConfirmAuthority,
  mayConfirmContent,
  mayDecideException,
  mayDraft,
  mayRecall,
  mayReturn,
} from './who.ts';

type Facts = Result<readonly EntryFact[]>;
type Command<T extends EntryAct> = Extract<EntryCommand, { type: T }>;

/**
 * The decider of an entry of the catalogue, of whichever kind: a state, a command and who gives it, to facts or a
 * named refusal. An entry the pack brought is adopted before its first own fact. Refusals: `entry-…`, and at
 * `submit` and `publish` those of checkConformity, checkStandard and the caller's `problems`.
 */
export function decideEntry(state: EntryState, command: EntryCommand, context: EntryContext): Facts {
  const { pack, key, now } = context;
  if (command.type === 'adopt') {
    if (state.key !== null) return no.begun();
    return pack ? accept([{ type: 'entry.adopted', at: now, key, ...pack }]) : no.nothingToAdopt();
  }
  if (state.key !== null || pack === null) return act(state, command, context);
  const adopted: EntryFact = { type: 'entry.adopted', at: now, key, ...pack };
  const decided = act(evolveEntry(state, adopted), command, context);
  return decided.ok ? accept([adopted, ...decided.value]) : decided;
}

function act(
  state: EntryState,
  command: Exclude<EntryCommand, { type: 'adopt' }>,
  context: EntryContext,
): Facts {
  const by = { at: context.now, by: context.who.person };
  switch (command.type) {
    case 'submit':
      return submit(state, command, context);
    case 'confirm-content':
      return confirm(state, 'submitted', command, mayConfirmContent(state, context), {
        type: 'entry.content-confirmed',
        ...by,
      });
    case 'confirm-authority':
      return confirm(state, 'content-confirmed', command, mayConfirmAuthority(state, context), {
        type: 'entry.authority-confirmed',
        ...by,
      });
    case 'return':
      return takeBack(state, command, mayReturn(state, context), { type: 'entry.returned', ...by });
    case 'recall':
      return takeBack(state, command, mayRecall(state, context), { type: 'entry.recalled', ...by });
    case 'publish':
      return publish(state, command, context);
    case 'withdraw':
      return withdraw(state, command, context);
    case 'propose-exception':
      return proposeException(state, command, context);
    case 'decide-exception':
      return decideException(state, command, context);
  }
}

function submit(state: EntryState, { revision, content }: Command<'submit'>, context: EntryContext): Facts {
  const { who, key, now, standard } = context;
  const allowed = mayDraft(context);
  if (!allowed.ok) return allowed;
  if (state.proposal) return no.inReview(state.proposal.step);
  if (key.kind === 'implementation' && standard) {
    const draft = content as ImplementationContent;
    if (draft.standard !== standard.version) return no.standardMoved(draft.standard, standard.version);
  }
  const checked = checkContent(state, content, context);
  if (!checked.ok) return checked;
  const { person, body } = who;
  return accept([
    { type: 'entry.submitted', at: now, by: person, body, key, revision, content: checked.value },
  ]);
}

function confirm(
  { proposal }: EntryState,
  step: ProposalStep,
  command: Command<'confirm-content' | 'confirm-authority'>,
  allowed: Result<null>,
  fact: EntryFact,
): Facts {
  const ready = atStep(proposal, step, command.type);
  if (!ready.ok) return ready;
  return allowed.ok ? accept([fact]) : allowed;
}

function atStep(proposal: Proposal | null, step: ProposalStep, act: EntryAct): Result<Proposal> {
  if (!proposal) return no.nothingSubmitted(act);
  return proposal.step === step ? accept(proposal) : no.wrongStep(act, proposal.step);
}

function takeBack(
  { proposal }: EntryState,
  command: Command<'return' | 'recall'>,
  allowed: Result<null>,
  fact: EntryFact,
): Facts {
  if (!proposal) return no.nothingSubmitted(command.type);
  if (!allowed.ok) return allowed;
  if (command.type === 'return' && command.reason.trim() === '') return no.reasonMissing();
  return accept([fact]);
}

/** Publishing a version closes the one before on the same day, in the same fact. */
function publish(state: EntryState, { validFrom }: Command<'publish'>, context: EntryContext): Facts {
  const ready = atStep(state.proposal, 'authority-confirmed', 'publish');
  if (!ready.ok) return ready;
  const allowed = mayDraft(context);
  if (!allowed.ok) return allowed;
  if (!parseDay(validFrom).ok) return no.dayWrong('validFrom');
  if (validFrom < context.today) return no.validFromPast(context.today);
  const before = state.versions.findLast(({ withdrawn }) => !withdrawn);
  if (before && validFrom < before.validFrom) return no.validFromBeforeLast(before.validFrom);
  // The standard may have moved since: what no longer stands under the newest one is not published.
  const checked = checkContent(state, ready.value.content, context);
  if (!checked.ok) return checked;
  const closes = before && before.validTo === null ? before.version : null;
  const version = lastVersionOf(state) + 1;
  const { now: at, who } = context;
  return accept([{ type: 'entry.published', at, by: who.person, version, validFrom, closes }]);
}

function withdraw(state: EntryState, command: Command<'withdraw'>, context: EntryContext): Facts {
  const allowed = mayDraft(context);
  if (!allowed.ok) return allowed;
  const { version, reason } = command;
  const published = state.versions.find((each) => each.version === version);
  if (!published) return no.versionUnknown(version);
  const { today, now: at, who } = context;
  const over = published.validTo !== null && published.validTo <= today;
  if (published.withdrawn || over) return no.versionOver(version);
  if (reason.trim() === '') return no.reasonMissing();
  // One that was yet to come into force has no day at all, and the one before goes on.
  const yetToCome = published.validFrom > today;
  const from = yetToCome ? published.validFrom : today;
  const closed = state.versions.findLast((each) => each.version < version && !each.withdrawn);
  const reopens = yetToCome && closed?.validTo === published.validFrom ? closed.version : null;
  return accept([{ type: 'entry.withdrawn', at, by: who.person, version, from, reopens }]);
}

function proposeException(
  state: EntryState,
  { exceptionId, element, reason, until }: Command<'propose-exception'>,
  context: EntryContext,
): Facts {
  const { key, today, now: at, who } = context;
  if (key.kind !== 'implementation') return no.exceptionOnlyBelow();
  const allowed = mayDraft(context);
  if (!allowed.ok) return allowed;
  if (reason.trim() === '') return no.reasonMissing();
  if (until !== null && !parseDay(until).ok) return no.dayWrong('until');
  if (until !== null && until < today) return no.exceptionPast(today);
  if (state.exceptions.some(({ id }) => id === exceptionId)) return no.exceptionTwice();
  const open = state.exceptions.some(
    (each) =>
      each.element === element &&
      (each.status === 'proposed' ||
        (each.status === 'approved' && (each.until === null || each.until >= today))),
  );
  if (open) return no.exceptionOpen(ELEMENT_NAMES[element]);
  const fact = {
    type: 'entry.exception-proposed',
    at,
    by: who.person,
    key,
    exceptionId,
    element,
    until,
  } as const;
  return accept([fact]);
}

function decideException(
  state: EntryState,
  { exceptionId, approve, reason }: Command<'decide-exception'>,
  context: EntryContext,
): Facts {
  const asked = state.exceptions.find(({ id }) => id === exceptionId);
  const allowed = mayDecideException(asked?.proposedBy, context);
  if (!allowed.ok) return allowed;
  if (!asked) return no.exceptionUnknown();
  if (asked.status !== 'proposed') return no.exceptionDecided();
  if (reason.trim() === '') return no.reasonMissing();
  const { now: at, who } = context;
  return accept([{ type: 'entry.exception-decided', at, by: who.person, exceptionId, approved: approve }]);
}
