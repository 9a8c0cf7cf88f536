import { dayOf, formatDay, type Instant, startOf } from '@zongheng/core/calendar';
import type { Dice } from './dice.ts';
import { applicantMoment } from './office.ts';
import type { PlannedCommand } from './planned.ts';
import type { Rehearsal } from './rehearsal.ts';
import {
  approverOf,
  askCorrection,
  documentOf,
  handlerOf,
  type Scene,
  supplyCorrection,
  windowOf,
} from './scene.ts';
import * as say from './words.ts';

/** How often handling takes a turn, as shares of accepted cases. */
const SHARES = {
  special: 0.15,
  correction: 0.05,
  extension: 0.05,
  owed: 0.16,
  refused: 0.025,
  withdrawn: 0.013,
  /** Reported to the platform only days after it happened. */
  lateReport: 0.03,
  /** Delivered within days; the rest takes weeks, now and then longer than 行政许可法 §44 allows. */
  prompt: 0.9,
  revoked: 0.02,
};

const HALF_DAY = 12 * 3_600_000;

/** Plays an accepted case to its decision and delivery. `leaf`: nothing waits for it, so it may be revoked. */
export function playHandling(scene: Scene, r: Rehearsal, leaf: boolean): void {
  const { dice } = scene;
  const quick = r.rule.committed.value === 0;
  if (!quick && dice.chance(SHARES.special)) playSpecial(scene, r);
  if (!quick && dice.chance(SHARES.correction)) playCorrection(scene, r);
  if (!quick && dice.chance(SHARES.extension)) playExtension(scene, r);
  const decided = quick || !dice.chance(SHARES.withdrawn) ? decision(scene, r) : withdrawal(scene, r);
  if (!decided) return;
  if (r.state.document !== null) {
    const days = dice.chance(SHARES.prompt) ? dice.between(0, 4) : dice.between(6, 12);
    const at = scene.world.office.sitting(windowOf(r), r.at, days);
    r.play(at, windowOf(r), { type: 'deliver', method: dice.pick(say.DELIVERIES) });
  }
  const granted = r.state.status === 'granted' || r.state.status === 'granted-with-owed';
  if (leaf && granted && dice.chance(SHARES.revoked)) {
    const at = scene.world.office.sitting(approverOf(r), r.at, dice.between(8, 40));
    r.play(at, approverOf(r), { type: 'revoke', ...dice.pick(say.REVOCATIONS) });
  }
}

function playSpecial(scene: Scene, r: Rehearsal): void {
  const { dice, world } = scene;
  if (r.rule.specialProcedures.length === 0) return;
  const { kind, name, days: allotted } = dice.pick(r.rule.specialProcedures);
  const days = allotted ?? dice.between(5, 15);
  const handler = handlerOf(r);
  const note = dice.pick(say.SPECIAL_NOTES);
  const command: PlannedCommand = { type: 'start-special', kind, name, days, note };
  if (!r.play(world.office.sitting(handler, r.at, dice.between(0, 1)), handler, command)) return;
  // One in ten takes longer than it was given.
  const taken = dice.chance(0.1)
    ? days + dice.between(1, 5)
    : Math.max(1, dice.between(Math.ceil(days / 2), days));
  const end = world.office.sitting(handler, r.at, taken);
  r.play(end, handler, { type: 'end-special', note: dice.pick(say.SPECIAL_ENDS) });
}

function playCorrection(scene: Scene, r: Rehearsal): void {
  const { dice } = scene;
  const { office } = scene.world;
  const handler = handlerOf(r);
  const keys = askCorrection(scene, r, handler, office.sitting(handler, r.at, dice.between(0, 2)));
  if (keys !== null) supplyCorrection(scene, r, keys, office.workday(dayOf(r.at), dice.between(1, 6)));
}

function playExtension(scene: Scene, r: Rehearsal): void {
  const { extension } = r.rule;
  if (extension === null) return;
  const at = scene.world.office.sitting(approverOf(r), r.at, scene.dice.between(1, 3));
  const days = scene.dice.between(3, Math.min(10, extension.value));
  r.play(at, approverOf(r), { type: 'extend', days, reason: scene.dice.pick(say.EXTENSIONS) });
}

/** Decides: mostly within the promise, and where it is late, mostly by little. */
function decision(scene: Scene, r: Rehearsal): boolean {
  const { dice, world, city } = scene;
  const approver = approverOf(r);
  const { used, limit } = r.committed(r.at);
  const wanted = dice.chance(city.late) ? limit + lateness(dice) : inTime(dice, limit);
  const day = wanted > used ? world.office.workday(dayOf(r.at), wanted - used) : dayOf(r.at);
  const from = (startOf(day) + (dice.chance(0.5) ? HALF_DAY : 0)) as Instant;
  const at = world.office.sitting(approver, (from > r.at ? from : r.at) as Instant);
  const command = outcome(scene, r, at);
  if (!dice.chance(SHARES.lateReport)) return r.play(at, approver, command);
  return r.play(world.office.sitting(approver, at, dice.between(2, 6)), approver, command, at);
}

function inTime(dice: Dice, limit: number): number {
  return limit === 0 ? 0 : dice.between(Math.ceil(limit * 0.3), limit);
}

/** Working days over the promise. */
function lateness(dice: Dice): number {
  return dice.weighted([
    [50, dice.between(1, 2)],
    [35, dice.between(3, 6)],
    [15, dice.between(8, 24)],
  ]);
}

function outcome(scene: Scene, r: Rehearsal, at: Instant): PlannedCommand {
  const { dice, world } = scene;
  const owable = r.rule.materials.filter((material) => material.owable === true);
  if (owable.length > 0 && dice.chance(SHARES.owed)) {
    const until = world.office.workday(dayOf(at), dice.between(10, 20));
    const owed = owable.map(({ name }) => ({ material: name, until: formatDay(until) }));
    return { type: 'grant-owed', document: documentOf(scene, r, at, true), owed };
  }
  if (r.rule.kind !== '备案' && dice.chance(SHARES.refused)) {
    return { type: 'refuse', reason: dice.pick(say.REFUSALS), document: documentOf(scene, r, at, false) };
  }
  return { type: 'grant', document: documentOf(scene, r, at, true) };
}

function withdrawal(scene: Scene, r: Rehearsal): boolean {
  const { dice, world } = scene;
  const at = applicantMoment(dice, world.office.workday(dayOf(r.at), dice.between(1, 3)), false);
  return r.play(at, scene.applicant, { type: 'withdraw', reason: dice.pick(say.WITHDRAWALS) });
}
