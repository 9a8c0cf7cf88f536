import type { Catalogue } from '../catalogue/index.ts';
import { isRole, type Role } from '../identity/index.ts';
import { SAMPLE_PEOPLE, type SamplePerson } from './logins.ts';
import type { ActorKey } from './plan/planned.ts';
import { SURNAMES } from './plan/words.ts';

/** Cities and departments as logins spell them; a county keeps its code. */
const PLACES: Readonly<Record<string, string>> = {
  '210000': 'ln',
  '210100': 'sy',
  '210200': 'dl',
  '210300': 'as',
  '210400': 'fs',
  '210500': 'bx',
  '210600': 'dd',
  '210700': 'jz',
  '210800': 'yk',
  '210900': 'fx',
  '211000': 'ly',
  '211100': 'pj',
  '211200': 'tl',
  '211300': 'cy',
  '211400': 'hld',
};
const DEPARTMENTS: Readonly<Record<string, string>> = {
  'development-reform': 'fagai',
  'natural-resources': 'ziran',
  'ecology-environment': 'huanjing',
  'housing-construction': 'zhujian',
  water: 'shuili',
  'forestry-grassland': 'lincao',
  'civil-defence': 'renfang',
  earthquake: 'dizhen',
  'urban-management': 'chengguan',
  'administrative-approval': 'shenpiju',
};
const DESKS = { 'case-handler': 'jingban', 'case-approver': 'shenpi' } as const;

/** One person of the sample with the seat the plan knows by this key. */
export type Staff = Omit<SamplePerson, 'place' | 'hint'> & { readonly key: string };

/**
 * Everybody of the sample: the people with sample logins, and one for every other desk at which somebody
 * acts. Names are a surname and 示例, so that nobody can take them for real.
 */
export function planStaff(catalogue: Catalogue, actors: ReadonlySet<ActorKey>): readonly Staff[] {
  const known = SAMPLE_PEOPLE.map((person): Staff => ({ ...person, key: keyOf(person) }));
  const keys = new Set(known.map(({ key }) => key));
  const others = [...actors].filter((key) => !keys.has(key)).sort();
  return [
    ...known,
    ...others.map((key, index): Staff => {
      const [role = '', holder = ''] = key.split(':');
      if (!isRole(role)) throw new Error(`no role: ${key}`);
      const name = `${SURNAMES[index % SURNAMES.length]}示例${2 + Math.floor(index / SURNAMES.length)}`;
      const seat = role === 'unit-member' ? { unit: holder } : { bodyId: holder };
      return { key, name, role, login: loginOf(catalogue, role, holder), ...seat };
    }),
  ];
}

function keyOf(person: SamplePerson): string {
  // Two keepers of one body: who hands an item in does not confirm it. The plan has no acts of theirs.
  if (person.role === 'catalogue-keeper') return `${person.role}:${person.login}`;
  return `${person.role}:${person.unit ?? person.bodyId ?? person.division ?? ''}`;
}

function loginOf(catalogue: Catalogue, role: Role, holder: string): string {
  if (role === 'unit-member') {
    const [city = '', number = ''] = holder.split('-');
    const place = PLACES[city] ?? city;
    return `${place}-danwei${number === '0' ? '' : `-${number}`}`.toLowerCase();
  }
  const body = catalogue.body(holder);
  if (!body) throw new Error(`no body: ${holder}`);
  const place = PLACES[body.division] ?? body.division.toLowerCase();
  if (role === 'window-clerk') return `${place}-chuangkou`;
  const desk = role === 'case-handler' || role === 'case-approver' ? DESKS[role] : role;
  return `${place}-${DEPARTMENTS[body.department] ?? body.department}-${desk}`;
}
