import { dayOf, type Instant, type LegalDay } from '@zongheng/core/calendar';
import type { ProjectForm } from '../../projects/index.ts';
import { CITIES, type City, cityOf } from './cities.ts';
import { answerDelay, answerMoment } from './code.ts';
import { type Dice, diceFor } from './dice.ts';
import type { Finale } from './finales.ts';
import { planForm } from './form.ts';
import { type Kind, PRIVATE_KINDS, PUBLIC_KINDS } from './kinds.ts';
import { scriptOf } from './moves.ts';
import { applicantMoment } from './office.ts';
import type { CodeAnswer, PlannedProject, PlannedUnit } from './planned.ts';
import { beginPath } from './project-path.ts';
import { playStages } from './stages.ts';
import { firstUnitOf } from './units.ts';
import { wantedItems } from './wanted.ts';
import { CODE_REJECTIONS, CODE_VOIDED } from './words.ts';
import type { World } from './world.ts';

/** How the request for a code goes: issued, sent back once, sent back for good, or still open at the end. */
export type CodeFate = 'issued' | 'mended' | 'rejected' | 'pending';

export type Wish = {
  readonly number: number;
  readonly finale: Finale | null;
  readonly code: CodeFate;
};

const HOUR = 3_600_000;
/** Projects of the last days of the year would have no time left for an application. */
const LAST_REGISTRATION = 4;
/** More than a quarter of the projects are of the last weeks, so that there is enough to do when the year ends. */
const RECENT = { share: 0.28, days: 45 };

/** Plays one project from its registration to the end of the year. */
export function planProject(
  world: World,
  units: ReadonlyMap<string, PlannedUnit>,
  wish: Wish,
): PlannedProject {
  const { catalogue } = world;
  const key = `p${String(wish.number).padStart(4, '0')}`;
  const dice = diceFor(world.seed, 'project', wish.number);
  const city = wish.finale
    ? cityOf(wish.finale.city)
    : dice.weighted(CITIES.map((each) => [each.weight, each] as const));
  const decision = wish.finale?.decision ?? dice.weighted(DECISIONS);
  const kind = dice.pick<Kind>(decision === 'A00001' ? PUBLIC_KINDS : PRIVATE_KINDS);
  const places = wish.finale ? { approval: city.code, place: city.code } : pickPlaces(world, city, dice);
  const unit = pickUnit(units, city, places.approval, decision === 'A00001', wish, dice);
  const registeredAt = registration(world, wish, dice);
  const given = { number: wish.number, kind, decision, unit, registeredAt };
  const form = planForm(
    catalogue,
    { ...given, approvalDivision: places.approval, place: places.place },
    dice,
  );

  const { answers, amended, codeAt } = planCode(world, wish, registeredAt, form, dice);
  const voided = wish.finale?.voided === undefined ? null : voidedOn(world, wish.finale.voided, dice);
  const draft = {
    key,
    form,
    unit,
    city,
    dice,
    codeVoidFrom: voided?.at,
    scripts: new Map(wish.finale ? [[wish.finale.item, scriptOf(wish.finale)]] : []),
  };
  const path = beginPath(world, draft);
  if (codeAt !== null && wish.finale) {
    const opening = path.entries.filter(
      ({ stage, after, necessity }) => stage === 1 && after.length === 0 && necessity === 'required',
    );
    const items = new Set([...opening.map(({ item }) => item), wish.finale.item]);
    path.file(1, [...items], applicantMoment(dice, world.back(wish.finale.filed), true));
    for (let end = path.nextEnding(); end !== null && end <= world.end; end = path.nextEnding())
      path.advance(end);
  } else if (codeAt !== null) {
    const flow = catalogue.flow(form.flowId);
    const wanted = wantedItems(path.entries, kind.likely, dice);
    playStages(world, path, flow?.stages ?? [], wanted, dice, codeAt);
  }
  return {
    key,
    number: wish.number,
    home: catalogue.homeOf(places.approval),
    unit,
    form,
    registeredAt,
    answers,
    amended,
    voided,
    applications: path.applications,
    cases: path.cases,
    advances: path.advances,
  };
}

const DECISIONS = [
  [42, 'A00001'],
  [14, 'A00002'],
  [44, 'A00003'],
] as const;

/** Where it is approved and built: the city's bodies, a district's, or the city's with a district's. */
function pickPlaces(world: World, city: City, dice: Dice): { approval: string; place: string } {
  const counties = world.catalogue.within(city.code).filter((code) => code !== city.code);
  const county = counties.length === 0 ? city.code : dice.pick(counties);
  return dice.weighted([
    [50, { approval: city.code, place: city.code }],
    [12, { approval: city.code, place: county }],
    [38, { approval: county, place: county }],
  ]);
}

function pickUnit(
  units: ReadonlyMap<string, PlannedUnit>,
  city: City,
  approval: string,
  isPublic: boolean,
  wish: Wish,
  dice: Dice,
): PlannedUnit {
  const local = [...units.values()].filter((unit) => unit.city === city.code);
  const first = units.get(firstUnitOf(city.code));
  // The unit with a sample login has projects of its own in every state.
  if (first && (wish.finale || (approval === city.code && dice.chance(0.3)))) return first;
  return dice.pick(local.filter((unit) => (unit.nature === '3') === isPublic));
}

/** Registered over the whole year; a finale shortly before its filing, an open code in the last days. */
function registration(world: World, wish: Wish, dice: Dice): Instant {
  const { office, begin } = world;
  const before = (days: number) => applicantMoment(dice, world.back(days), false);
  if (wish.code === 'pending') return before(dice.between(1, 2));
  if (wish.code === 'rejected') return before(dice.between(4, 14));
  if (wish.finale) return before(wish.finale.filed + dice.between(6, 10));
  const last = world.back(LAST_REGISTRATION);
  const first = dice.chance(RECENT.share) ? world.back(RECENT.days) : office.workday(dayOf(begin), 1);
  return applicantMoment(dice, office.workday((first + dice.between(0, last - first)) as LegalDay, 0), false);
}

/** The answers of whoever issues codes, the mended declaration between them, and when the code is there. */
function planCode(
  world: World,
  wish: Wish,
  registeredAt: Instant,
  form: ProjectForm,
  dice: Dice,
): { answers: CodeAnswer[]; amended: PlannedProject['amended']; codeAt: Instant | null } {
  const reply = (asked: Instant, reason: string | null): CodeAnswer => ({
    asked,
    at: answerMoment((asked + answerDelay(dice)) as Instant, wish.number),
    reason,
  });
  if (wish.code === 'pending') {
    const never = (world.end + 24 * HOUR) as Instant;
    return { answers: [{ asked: registeredAt, at: never, reason: null }], amended: null, codeAt: null };
  }
  if (wish.code === 'issued') {
    const answer = reply(registeredAt, null);
    return { answers: [answer], amended: null, codeAt: answer.at };
  }
  const refused: CodeAnswer = {
    asked: registeredAt,
    at: answerMoment((registeredAt + 2 * HOUR) as Instant, wish.number),
    reason: dice.pick(CODE_REJECTIONS),
  };
  if (wish.code === 'rejected') return { answers: [refused], amended: null, codeAt: null };
  const mendedAt = applicantMoment(dice, world.office.workday(dayOf(refused.at), dice.between(1, 4)), false);
  const [first, ...others] = form.places;
  const places = first ? [{ ...first, detail: `示例街道${first.detail}` }, ...others] : form.places;
  const second = reply(mendedAt, null);
  return {
    answers: [refused, second],
    amended: { at: mendedAt, form: { ...form, places } },
    codeAt: second.at,
  };
}

function voidedOn(world: World, back: number, dice: Dice): { at: Instant; reason: string } {
  return { at: applicantMoment(dice, world.back(back), false), reason: CODE_VOIDED };
}
