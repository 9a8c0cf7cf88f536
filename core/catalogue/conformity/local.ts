import { divisionLevel, parseDivision, parseItemCode } from '../../codes/index.ts';
import type { ImplementationContent, StandardItem } from '../content.ts';
import { say } from './messages.ts';
import type { ConformityRefusal } from './types.ts';

const PLACE = {
  name: '办理地点名称',
  address: '办理地点',
  hours: '办理时间',
  phone: '办理地点电话',
} as const;
const LOCAL = {
  bodyId: '实施主体',
  supervisedBy: '监管主体',
  powerSource: '权力来源',
  bodyNature: '实施主体性质',
  consult: '咨询方式',
  complaint: '监督投诉方式',
} as const;
/** 行使层级 of GB/T 39554. */
const LEVEL_DIGIT = { province: '2', city: '3', county: '4' } as const;

const blank = (text: string) => text.trim() === '';
const namesOf = <T extends object>(labels: T) => Object.keys(labels) as (keyof T & string)[];

/** What no standard can say for a body: who, where, when, how to ask and to complain (行政许可法 §30). */
export function checkLocal(standard: StandardItem, draft: ImplementationContent): ConformityRefusal[] {
  const { local } = draft;
  const refusals: ConformityRefusal[] = [];
  if (draft.item !== standard.id) refusals.push(say.otherItem(standard, draft.item));
  for (const name of namesOf(LOCAL)) {
    if (blank(local[name])) refusals.push(say.localMissing(`local.${name}`, LOCAL[name]));
  }
  if (local.places.length === 0) refusals.push(say.localMissing('local.places', '办理地点'));
  local.places.forEach((place, index) => {
    for (const name of namesOf(PLACE)) {
      if (blank(place[name])) refusals.push(say.localMissing(`local.places[${index}].${name}`, PLACE[name]));
    }
  });
  return [...refusals, ...checkCode(standard, draft)];
}

/** The code is due once the 基本编码 is known, and then is that of this item at this level. */
function checkCode(standard: StandardItem, { local, division }: ImplementationContent): ConformityRefusal[] {
  const { basicCode } = standard.guide;
  const at = 'local.code';
  if (local.code === null) return basicCode === null ? [] : [say.localMissing(at, '实施编码')];
  const parsed = parseItemCode(local.code);
  if (!parsed.ok) return [say.localCode(at, local.code, parsed.refusal.message)];
  if (parsed.value.kind !== 'implementation') return [say.localCode(at, local.code, '应为31位。')];
  if (basicCode !== null && parsed.value.basic !== basicCode) {
    return [say.localCode(at, local.code, `其中的基本编码应为${basicCode}。`)];
  }
  const place = parseDivision(division);
  const digit = place.ok ? LEVEL_DIGIT[divisionLevel(place.value)] : parsed.value.level;
  return parsed.value.level === digit ? [] : [say.localCode(at, local.code, `行使层级应为${digit}。`)];
}
