import { addDays, dayOf, type Instant, startOf } from '@zongheng/core/calendar';
import { ACCEPTANCE_LIMIT } from '@zongheng/core/casework';
import type { Rehearsal } from './rehearsal.ts';
import { askCorrection, between, type Scene, supplyCorrection, windowOf } from './scene.ts';
import * as say from './words.ts';

/** What becomes of a case before it is accepted, in parts of a thousand. */
const FATES = { withdrawn: 8, refused: 8, 'not-needed': 9, corrected: 90, accepted: 885 };

/**
 * Plays a case up to its acceptance. `acceptAt` is when the window takes up the application, the same for
 * all its cases (一次受理); null: the window says nothing at all. `optional`: the item may turn out not to
 * be needed without holding up others. Returns whether the case was accepted.
 */
export function playAcceptance(
  scene: Scene,
  r: Rehearsal,
  acceptAt: Instant | null,
  optional: boolean,
): boolean {
  if (acceptAt === null) return waitForSilence(scene, r);
  const { dice, world } = scene;
  const window = windowOf(r);
  const atOnce = r.rule.committed.value === 0;
  const fate = dice.weighted([
    [atOnce ? 0 : FATES.withdrawn, 'withdrawn'],
    [atOnce ? 0 : FATES.refused, 'refused'],
    [optional ? FATES['not-needed'] : 0, 'not-needed'],
    [atOnce ? 10 : FATES.corrected, 'corrected'],
    [FATES.accepted, 'accepted'],
  ] as const);
  switch (fate) {
    case 'withdrawn': {
      const at = between(dice, r.receivedAt, acceptAt);
      r.play(at, scene.applicant, { type: 'withdraw', reason: dice.pick(say.WITHDRAWALS) });
      return false;
    }
    case 'refused': {
      const { reason, basis, right } = dice.pick(say.ACCEPTANCE_REFUSALS);
      r.play(acceptAt, window, { type: 'refuse-acceptance', reason, basis, rightBody: right });
      return false;
    }
    case 'not-needed':
      r.play(acceptAt, window, { type: 'not-needed', reason: dice.pick(say.NOT_NEEDED_REASONS) });
      return false;
    case 'corrected': {
      const keys = askCorrection(scene, r, window, acceptAt);
      if (keys === null) break;
      if (dice.chance(0.06)) return giveUp(scene, r);
      if (!supplyCorrection(scene, r, keys, world.office.workday(dayOf(r.at), dice.between(1, 8))))
        return false;
      return r.play(world.office.sitting(window, r.at, dice.between(0, 2)), window, { type: 'accept' });
    }
    case 'accepted':
      break;
  }
  return r.play(acceptAt, window, { type: 'accept' });
}

/** Five working days pass without a word: at the beginning of the next day it counts as accepted. */
export function waitForSilence(scene: Scene, r: Rehearsal): boolean {
  const last = scene.world.office.workday(dayOf(r.receivedAt), ACCEPTANCE_LIMIT.value);
  const at = (startOf(addDays(last, 1)) + 10 * 60_000) as Instant;
  return r.play(at, 'system', { type: 'apply-deemed' });
}

/** The applicant never answers and in the end withdraws. */
function giveUp(scene: Scene, r: Rehearsal): boolean {
  const { dice, world } = scene;
  const day = world.office.workday(dayOf(r.at), dice.between(18, 30));
  const at = (startOf(day) + dice.between(9 * 3600, 17 * 3600) * 1000) as Instant;
  r.play(at, scene.applicant, { type: 'withdraw', reason: dice.pick(say.WITHDRAWALS) });
  return false;
}
