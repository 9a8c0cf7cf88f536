import { APPROVAL_BUREAU_AT, LATER_NAMINGS, NAMINGS, type Naming } from './body-names.ts';
import { type Registration, sampleCreditCode } from './credit-code.ts';

/** What the tool needs of a division. */
export type DivisionRow = {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
};

export type BodyRow = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly department: string;
  readonly division: string;
  readonly creditCode: string;
  readonly mark: string;
};

export type WindowRow = {
  readonly id: string;
  readonly body: string;
  readonly division: string;
  readonly name: string;
  readonly address: string;
  readonly hours: string;
  readonly phone: string;
  readonly mark: string;
};

export const SAMPLE = '示例数据,待本地核定';

/** Serials of one division's bodies lie side by side, so that a new division at the end moves no other. */
const SERIALS_A_DIVISION = 20;
/** Behind those of all divisions there may ever be: 200 of twenty. */
const LATER_SERIALS = 4000;
const SERVICE_CENTRE = { department: 'service-centre', serial: SERIALS_A_DIVISION - 1 };

/** The bodies of every division, in the order of the divisions list. */
export function makeBodies(divisions: readonly DivisionRow[]): readonly BodyRow[] {
  const names = new Map(divisions.map((division) => [division.code, division.name]));
  return divisions.flatMap((division, index) => {
    const first = index * SERIALS_A_DIVISION;
    // Local extensions have no code of GB/T 2260: their bodies are registered with the province.
    const registeredAt = /^\d/.test(division.code) ? division.code : '210000';
    const body = (
      department: string,
      registration: Registration,
      serial: number,
      [name, shortName]: readonly [string, string],
    ) => ({
      id: `${division.code}-${department}`,
      name,
      shortName,
      department,
      division: division.code,
      creditCode: sampleCreditCode(registration, registeredAt, first + serial),
      mark: SAMPLE,
    });
    const cityName = names.get(division.parent ?? '') ?? '';
    const named = (namings: readonly Naming[], from: number) =>
      namings.flatMap((naming, serial) => {
        const called = nameOf(naming, division, cityName);
        if (called === null) return [];
        return [body(naming.department, naming.company ? '91' : '11', from + serial, called)];
      });
    const bodies = named(NAMINGS, 0);
    const later = named(LATER_NAMINGS, LATER_SERIALS);
    if (division.level === 'province') return [...bodies, ...later];
    const centre = isDistrict(division) ? `${cityName}${division.name}` : division.name;
    return [
      ...bodies,
      body(SERVICE_CENTRE.department, '12', SERVICE_CENTRE.serial, [
        `${centre}政务服务中心综合窗口`,
        `${shortPlace(division.name)}综合窗口`,
      ]),
      ...later,
    ];
  });
}

/** A window in every service centre. Addresses and telephone numbers belong to nobody. */
export function makeWindows(bodies: readonly BodyRow[]): readonly WindowRow[] {
  return bodies
    .filter((body) => body.department === SERVICE_CENTRE.department)
    .map((body, index) => ({
      id: `${body.division}-window`,
      body: body.id,
      division: body.division,
      name: body.name.replace('综合窗口', '工程建设项目审批综合窗口'),
      address: `${body.name.replace('综合窗口', '')}(示例地址)`,
      hours: '工作日 9:00–17:00',
      phone: `024-1234${String(index + 1).padStart(4, '0')}`,
      mark: SAMPLE,
    }));
}

function nameOf(naming: Naming, division: DivisionRow, cityName: string): readonly [string, string] | null {
  if (division.level === 'zone') return zoneName(naming, division);
  if (division.level === 'province') {
    return naming.province && [`${division.name}${naming.province[0]}`, `省${naming.province[1]}`];
  }
  const called =
    approvalBureau(naming, division) ?? (division.level === 'city' ? naming.city : naming.county);
  if (called === null) return null;
  const [name, short] = called;
  if (division.level === 'city') return [`${division.name}${name}`, `${division.name}${short}`];
  const district = isDistrict(division);
  if (district && naming.notInDistricts) return null;
  if (naming.branch === 'all' || (naming.branch === 'districts' && district)) {
    const branch = branchPlace(division.name);
    return [`${cityName}${name}${branch}分局`, `${short}${branch}分局`];
  }
  return [`${district ? cityName : ''}${division.name}${name}`, `${shortPlace(division.name)}${short}`];
}

function approvalBureau(naming: Naming, division: DivisionRow): readonly [string, string] | null {
  const here = naming.department === 'administrative-approval' && APPROVAL_BUREAU_AT.includes(division.code);
  return here ? ['行政审批局', '审批局'] : null;
}

/** A functional zone has one bureau for everything, and the companies: the line departments stay with the province. */
function zoneName(naming: Naming, zone: DivisionRow): readonly [string, string] | null {
  if (naming.company && naming.county) {
    return [`${zone.name}${naming.county[0]}`, `${shortPlace(zone.name)}${naming.county[1]}`];
  }
  if (naming.department !== 'administrative-approval') return null;
  return [`${zone.name}行政审批局`, `${shortPlace(zone.name)}审批局`];
}

/** Districts (市辖区) carry the codes 01–20 of their city, counties 21–80, county-level cities 81–99. */
function isDistrict(division: DivisionRow): boolean {
  return division.level === 'county' && Number(division.code.slice(4)) <= 20;
}

/** 和平区 → 和平, 铁岭县 → 铁岭县, 沈北新区 → 沈北, 岫岩满族自治县 → 岫岩县. */
function branchPlace(name: string): string {
  return shortPlace(name)
    .replace(/新区$/, '')
    .replace(/(?<=..)区$/, '');
}

function shortPlace(name: string): string {
  if (name === '沈抚改革创新示范区') return '沈抚示范区';
  if (name === '喀喇沁左翼蒙古族自治县') return '喀左县';
  return name.replace(/(满族|蒙古族)自治县$/, '县');
}
