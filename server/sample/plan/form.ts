import { addDays, civilFromDay, dayOf, type Instant } from '@zongheng/core/calendar';
import { type Catalogue, formCode } from '../../catalogue/index.ts';
import type { ProjectForm } from '../../projects/index.ts';
import type { Dice } from './dice.ts';
import type { Kind } from './kinds.ts';
import type { PlannedUnit } from './planned.ts';
import { SURNAMES } from './words.ts';

export type FormWish = {
  readonly number: number;
  readonly kind: Kind;
  /** 审批 · 核准 · 备案. */
  readonly decision: 'A00001' | 'A00002' | 'A00003';
  readonly approvalDivision: string;
  readonly place: string;
  readonly unit: PlannedUnit;
  readonly registeredAt: Instant;
};

/** A declaration that passes every check of the form; the flow is the one the platform suggests for it. */
export function planForm(catalogue: Catalogue, wish: FormWish, dice: Dice): ProjectForm {
  const { kind, unit, decision } = wish;
  const isPublic = decision === 'A00001';
  const total = dice.between(kind.investment[0], kind.investment[1]) * 100 + dice.between(0, 99);
  const floor = dice.between(kind.floor[0], kind.floor[1]);
  const start = dice.between(90, 300);
  const isForeign = !isPublic && dice.chance(0.05);
  const form = {
    name: `${fullName(catalogue, wish.place)}${kind.name.replace('{n}', String(wish.number))}`,
    decisionType: decision,
    approvalDivision: wish.approvalDivision,
    nature: dice.weighted([
      [8, '0'],
      [1, '1'],
      [1, '3'],
    ]),
    places: [{ division: wish.place, detail: `示例街${dice.between(1, 188)}号` }],
    ...(dice.chance(0.12) ? { inZone: true, zoneName: '示例经济开发区' } : { inZone: false }),
    industry: formCode(kind.industry),
    guidance: dice.weighted([
      [3, '鼓励'],
      [7, '允许'],
    ]),
    plannedStart: monthAfter(wish.registeredAt, start),
    plannedEnd: monthAfter(wish.registeredAt, start + dice.between(240, 900)),
    investment: money(total),
    ...(dice.chance(0.6) ? { composition: composition(total, dice) } : {}),
    ...(dice.chance(0.6) ? { funds: funds(total, isPublic, dice) } : {}),
    content: `${kind.content},总建筑面积${floor}平方米,配套建设道路、绿化和管网。`,
    attribute: 'A00001',
    landMode: isPublic ? '1' : '2',
    landArea: String(Math.round(floor * (0.4 + dice.between(0, 90) / 100))),
    floorArea: String(floor),
    investmentSource: isPublic ? '1' : '2',
    landWithScheme: false,
    areaAssessed: dice.chance(0.15),
    workCategory: '建筑工程',
    ...(isForeign ? { capital: '1', foreign: foreign(total) } : { capital: '0' }),
    units: [
      {
        name: unit.name,
        certType: 'A05300',
        certNumber: unit.certNumber,
        nature: unit.nature,
        contactName: `${dice.pick(SURNAMES)}示例`,
        mobile: `1990000${String(dice.between(0, 9999)).padStart(4, '0')}`,
      },
    ],
  } satisfies Omit<ProjectForm, 'flowId'>;
  const flow = catalogue.suggestFlows(form)[0];
  if (!flow) throw new Error(`no flow for ${form.name}`);
  return { ...form, flowId: flow.id };
}

/** 沈阳市和平区; a city's or the zone's own name where the place is no county. */
function fullName(catalogue: Catalogue, code: string): string {
  const division = catalogue.division(code);
  const above = division?.level === 'county' ? catalogue.division(division.parent ?? '') : undefined;
  return `${above?.name ?? ''}${division?.name ?? code}`;
}

function monthAfter(at: Instant, days: number): string {
  const { year, month } = civilFromDay(addDays(dayOf(at), days));
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** Hundredths of 万元 as the form has them. */
function money(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** Parts that add up to the total exactly: the last takes what the others leave. */
function composition(total: number, dice: Dice): NonNullable<ProjectForm['composition']> {
  const share = (percent: number) => Math.floor((total * percent) / 100);
  const civil = share(dice.between(45, 60));
  const equipment = share(dice.between(8, 20));
  const installation = share(dice.between(4, 8));
  const reserve = share(dice.between(3, 5));
  const interest = share(dice.between(0, 3));
  const other = total - civil - equipment - installation - reserve - interest;
  return {
    civil: money(civil),
    equipment: money(equipment),
    installation: money(installation),
    other: money(other),
    reserve: money(reserve),
    interest: money(interest),
  };
}

function funds(total: number, isPublic: boolean, dice: Dice): NonNullable<ProjectForm['funds']> {
  const first = Math.floor((total * dice.between(30, 70)) / 100);
  const none = { central: '0', province: '0', city: '0', county: '0', specialBond: '0', loan: '0', own: '0' };
  const rest = { foreign: '0', other: '0' };
  return isPublic
    ? { ...none, city: money(first), specialBond: money(total - first), ...rest }
    : { ...none, own: money(first), loan: money(total - first), ...rest };
}

/** 万美元 at a rate of seven; whole numbers, an invented order of size. */
function foreign(total: number): NonNullable<ProjectForm['foreign']> {
  const usd = Math.max(1, Math.floor(total / 100 / 7));
  return {
    mode: '合资经营',
    totalUsd: String(usd),
    capitalUsd: String(Math.max(1, Math.floor(usd / 3))),
    rate: '7.00',
    securityReview: false,
  };
}
