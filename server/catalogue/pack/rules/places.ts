import { parseCreditCode } from '@zongheng/core/codes';
import type { PackData } from '../data.ts';
import type { Lookup } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';
import type { Division } from '../schema/places.ts';

/** Which level stands above which. A zone is the province's or a city's. */
const ABOVE: Readonly<Record<Division['level'], readonly (Division['level'] | null)[]>> = {
  province: [null],
  city: ['province'],
  county: ['city'],
  zone: ['province', 'city'],
};

/** One province, every division under the right one, and the homes exactly the cities and the province. */
export function divisionRules({ manifest, divisions }: PackData, lookup: Lookup): readonly Finding[] {
  const found: Finding[] = [];
  const add = (path: Finding['path'], rule: Finding['rule'], message: string): void => {
    found.push({ file: 'divisions.json', path, rule, message });
  };
  divisions.rows.forEach((division, index) => {
    const parent = division.parent === null ? null : lookup.divisions.get(division.parent);
    const path = ['rows', index, 'parent'];
    if (parent === undefined) {
      add(path, 'reference', say.reference('上级区划', String(division.parent)));
    } else if (!ABOVE[division.level].includes(parent?.level ?? null)) {
      add(path, 'division-tree', say.parentLevel(division.code));
    } else if (division.level === 'zone') {
      if (/^\d/.test(division.code) || division.mark === undefined) {
        add(['rows', index, 'code'], 'division-tree', say.zoneMark(division.code));
      }
    } else if (parent !== null && !division.code.startsWith(prefixOf(parent))) {
      add(path, 'division-tree', say.parentPrefix(division.code));
    }
  });
  const provinces = divisions.rows.filter(({ level }) => level === 'province').map(({ code }) => code);
  if (provinces.length !== 1 || provinces[0] !== manifest.province) {
    found.push({
      file: 'pack.json',
      path: ['province'],
      rule: 'division-tree',
      message: say.provinceNotOne(),
    });
  }
  const homes = divisions.rows.filter(({ level }) => level === 'city' || level === 'province');
  const expected = homes.map(({ code }) => code).sort();
  if ([...manifest.homes].sort().join() !== expected.join()) {
    found.push({ file: 'pack.json', path: ['homes'], rule: 'division-tree', message: say.homes() });
  }
  return found;
}

function prefixOf(parent: Division): string {
  return parent.level === 'province' ? parent.code.slice(0, 2) : parent.code.slice(0, 4);
}

/** Bodies belong to a known department and division, are named after both, and carry a valid credit code. */
export function bodyRules({ bodies }: PackData, lookup: Lookup): readonly Finding[] {
  const found: Finding[] = [];
  bodies.rows.forEach((body, index) => {
    const add = (field: string, rule: Finding['rule'], message: string): void => {
      found.push({ file: 'bodies.json', path: ['rows', index, field], rule, message });
    };
    if (!lookup.divisions.has(body.division))
      add('division', 'reference', say.reference('区划', body.division));
    if (!lookup.departments.has(body.department)) {
      add('department', 'reference', say.reference('部门', body.department));
    }
    if (body.id !== `${body.division}-${body.department}`) add('id', 'body-id', say.bodyId(body.id));
    const code = parseCreditCode(body.creditCode);
    if (!code.ok) add('creditCode', 'credit-code', code.refusal.message);
  });
  return found;
}

/** Every city, county and zone has a window, kept by its own service centre. */
export function windowRules({ windows, divisions }: PackData, lookup: Lookup): readonly Finding[] {
  const found: Finding[] = [];
  windows.rows.forEach((window, index) => {
    const body = lookup.bodies.get(window.body);
    const kind = lookup.departments.get(body?.department ?? '')?.kind;
    if (kind === 'window' && body?.division === window.division) return;
    found.push({
      file: 'windows.json',
      path: ['rows', index, 'body'],
      rule: body === undefined ? 'reference' : 'window',
      message: body === undefined ? say.reference('机构', window.body) : say.windowBody(window.id),
    });
  });
  const served = new Set(windows.rows.map((window) => window.division));
  for (const division of divisions.rows) {
    if (division.level === 'province' || served.has(division.code)) continue;
    found.push({
      file: 'windows.json',
      path: ['rows'],
      rule: 'window',
      message: say.windowMissing(division.name),
    });
  }
  return found;
}
