import { addDays, dayOf, formatDay, type Instant, type LegalDay } from '@zongheng/core/calendar';
import type { City } from './cities.ts';
import type { Dice } from './dice.ts';
import { applicantMoment } from './office.ts';
import type { ActorKey, PlannedDocument } from './planned.ts';
import type { Rehearsal } from './rehearsal.ts';
import * as say from './words.ts';
import type { World } from './world.ts';

/** Who plays in a case beside its own body, and the project it belongs to. */
export type Scene = {
  readonly world: World;
  readonly city: City;
  readonly dice: Dice;
  readonly projectName: string;
  readonly applicant: ActorKey;
};

export const windowOf = (r: Rehearsal): ActorKey => `window-clerk:${r.windowId}`;
export const handlerOf = (r: Rehearsal): ActorKey => `case-handler:${r.bodyId}`;
export const approverOf = (r: Rehearsal): ActorKey => `case-approver:${r.bodyId}`;

/** The document of a decision made at a moment; its number comes when all decisions stand in order. */
export function documentOf(scene: Scene, r: Rehearsal, at: Instant, granted: boolean): PlannedDocument {
  const day = dayOf(at);
  const years = yearsOf(r.rule);
  const title = granted ? r.rule.result : `${r.rule.name}不予许可决定书`;
  return {
    number: '',
    // …中心项目 and 项目建议书批复 share a word.
    title: `${scene.projectName}${title}`.replace('项目项目', '项目'),
    issuedOn: formatDay(day),
    validUntil: granted && years !== undefined ? formatDay(addDays(day, Number(years) * 365)) : '9999-01-01',
  };
}

/** What the item says as data, or in words; a time within which to build is no end of the permit. */
function yearsOf({ validity, validityTerm }: Rehearsal['rule']): string | undefined {
  if (validityTerm && validityTerm.value !== null)
    return validityTerm.unit === 'year' ? String(validityTerm.value) : undefined;
  return /(\d)年/.exec(validity ?? '')?.[1];
}

/** Asks for corrections to one or two of the applicant's materials; answers with their keys. */
export function askCorrection(scene: Scene, r: Rehearsal, actor: ActorKey, at: Instant): string[] | null {
  const { dice, world } = scene;
  const own = r.rule.materials.filter((material) => material.source === 'applicant');
  const wrong = own.slice(0, dice.between(1, Math.min(2, own.length)));
  const items = wrong.map(({ name }) => ({ material: name, problem: dice.pick(say.CORRECTION_PROBLEMS) }));
  const replyBy = formatDay(world.office.workday(dayOf(at), 10));
  if (!r.play(at, actor, { type: 'request-correction', items, replyBy })) return null;
  return wrong.map(({ key }) => key);
}

/** The applicant hands in what was asked for on a day. */
export function supplyCorrection(
  scene: Scene,
  r: Rehearsal,
  materials: readonly string[],
  day: LegalDay,
): boolean {
  const at = applicantMoment(scene.dice, day, false);
  const note = scene.dice.pick(say.CORRECTION_NOTES);
  return r.play(at, scene.applicant, { type: 'supply-correction', materials, note });
}

/** Some moment between two others, on a full second. */
export function between(dice: Dice, from: Instant, to: Instant): Instant {
  const seconds = Math.floor((to - from) / 1000);
  return (from + dice.between(1, Math.max(1, seconds - 1)) * 1000) as Instant;
}
