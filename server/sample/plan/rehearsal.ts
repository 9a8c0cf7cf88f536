import type { Instant } from '@zongheng/core/calendar';
import {
  type CaseCommand,
  type CaseContext,
  type CaseState,
  type DecisionDocument,
  decide,
  evolve,
  NO_CASE,
  readMeasure,
} from '@zongheng/core/casework';
import type { Item } from '../../catalogue/index.ts';
import type { ActorKey, CaseStep, PlannedCase, PlannedCommand, PlannedDocument } from './planned.ts';
import type { World } from './world.ts';

/**
 * A case played through in the head, with the law itself: what would be refused never enters the plan, so
 * that carrying it out cannot fail.
 */
export type Rehearsal = {
  readonly rule: Item;
  readonly windowId: string;
  readonly bodyId: string;
  readonly receivedAt: Instant;
  readonly steps: readonly CaseStep[];
  readonly state: CaseState;
  /** When the last step was recorded. */
  readonly at: Instant;
  /** Plays one step. False, and nothing played, where the law says no. */
  play(at: Instant, actor: ActorKey, command: PlannedCommand, happenedAt?: Instant): boolean;
  /** Units of the promise that are used at a moment, and how many there are. */
  committed(at: Instant): { readonly used: number; readonly limit: number };
  done(): PlannedCase;
};

export type Opening = {
  readonly key: string;
  readonly rule: Item;
  readonly bodyId: string;
  readonly windowId: string;
  readonly receivedAt: Instant;
  /** From when on the project's code is void, so that nobody may accept any more. */
  readonly codeVoidFrom?: Instant | undefined;
};

export function rehearse(world: World, opening: Opening): Rehearsal {
  const { key, rule, bodyId, windowId, receivedAt } = opening;
  const { calendar } = world.catalogue;
  const owable = rule.materials.filter((material) => material.owable === true).map(({ name }) => name);
  const steps: CaseStep[] = [];
  let at = receivedAt;
  let state = NO_CASE;
  const apply = (now: Instant, command: CaseCommand): boolean => {
    const isVoid = opening.codeVoidFrom !== undefined && now >= opening.codeVoidFrom;
    const context: CaseContext = {
      now,
      calendar,
      item: rule,
      projectCode: isVoid ? 'void' : 'issued',
      owable,
    };
    const decided = decide(state, command, context);
    if (!decided.ok || decided.value.length === 0) return false;
    state = decided.value.reduce(evolve, state);
    at = now;
    return true;
  };
  apply(receivedAt, { type: 'receive' });
  return {
    rule,
    bodyId,
    windowId,
    receivedAt,
    steps,
    get state() {
      return state;
    },
    get at() {
      return at;
    },
    play(moment, actor, command, happenedAt) {
      if (moment <= at) return false;
      const law = { ...toLaw(command), ...(happenedAt === undefined ? {} : { at: happenedAt }) };
      if (!apply(moment, law)) return false;
      steps.push({ at: moment, actor, command, happenedAt: happenedAt ?? null });
      return true;
    },
    committed(moment) {
      const reading = readMeasure(state, rule, 'committed', calendar, moment);
      return { used: reading?.used ?? 0, limit: reading?.limit ?? 0 };
    },
    done: () => ({ key, itemId: rule.id, rule, bodyId, windowId, receivedAt, steps, state }),
  };
}

/** A planned command as the law reads it, with files that stand in for those still to be made. */
function toLaw(command: PlannedCommand): CaseCommand {
  const file = { fileId: 'planned', digest: 'planned', name: 'planned' };
  const papers = (document: PlannedDocument): DecisionDocument => ({
    ...document,
    number: document.number || 'planned',
    file,
  });
  switch (command.type) {
    case 'refuse-acceptance':
      return { ...command, rightBody: command.rightBody ?? null };
    case 'start-special': {
      const { kind, name = null, days = null, note = null } = command;
      return { type: 'start-special', kind, name, days, note };
    }
    case 'ask-opinion':
      return { ...command, days: command.days ?? null };
    case 'end-special':
      return { type: 'end-special', note: command.note ?? null };
    case 'supply-correction':
      return {
        type: 'supply-correction',
        note: command.note,
        materials: command.materials.map((key) => ({ key, files: [file] })),
      };
    case 'grant':
    case 'grant-owed':
    case 'refuse':
      return { ...command, document: papers(command.document) };
    default:
      return command;
  }
}
