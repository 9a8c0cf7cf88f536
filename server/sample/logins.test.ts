import { instantFromText } from '@zongheng/core/calendar';
import { describe, expect, test } from 'vitest';
import { ALL_ROLES, ROLES } from '../identity/index.ts';
import { SAMPLE_LOGINS, SAMPLE_PEOPLE } from './logins.ts';
import { planYear } from './plan/plan.ts';
import { packCatalogue, provincePack } from './sample-fixture.ts';
import { planStaff } from './staff.ts';

const pack = provincePack();

describe('sample logins', () => {
  test('there is one for every role and every face', () => {
    const roles = new Set(SAMPLE_PEOPLE.map(({ role }) => role));
    expect(ALL_ROLES.filter((role) => !roles.has(role))).toEqual([]);
    expect(new Set(SAMPLE_LOGINS.map(({ face }) => face)).size).toBe(4);
  });

  test('logins and names are each somebody else, and say that they are samples', () => {
    expect(new Set(SAMPLE_LOGINS.map(({ login }) => login)).size).toBe(SAMPLE_LOGINS.length);
    expect(new Set(SAMPLE_LOGINS.map(({ personName }) => personName)).size).toBe(SAMPLE_LOGINS.length);
    for (const { login, personName, hint } of SAMPLE_LOGINS) {
      expect(login).toMatch(/^[a-z0-9][a-z0-9-]{2,31}$/);
      expect(personName).toContain('示例');
      expect(hint).not.toBe('');
    }
  });

  test('a seat names what its role acts for, and it exists', () => {
    for (const { role, bodyId, division, unit } of SAMPLE_PEOPLE) {
      const { scope } = ROLES[role];
      expect([bodyId !== undefined, division !== undefined, unit !== undefined]).toEqual([
        scope === 'body',
        scope === 'division',
        scope === 'unit',
      ]);
      if (bodyId !== undefined) expect(pack.body(bodyId)?.id).toBe(bodyId);
      if (division !== undefined) expect(pack.division(division)?.code).toBe(division);
    }
  });

  test('every body that takes part in stage 1 in 沈阳 has its two desks', () => {
    const places = { approvalDivision: '210100', place: '210100' };
    const bodies = pack.flows
      .flatMap(({ stages }) => stages.filter(({ no }) => no === 1).flatMap(({ items }) => items))
      .map(({ item }) => {
        const division = pack.decidingDivision(item, places);
        return division === undefined ? undefined : pack.implementingBody(item, division)?.id;
      })
      // What only counties decide (乡村建设规划许可) nobody decides in the city itself.
      .filter((body) => body !== undefined);
    for (const role of ['case-handler', 'case-approver'] as const) {
      const desks = SAMPLE_PEOPLE.filter((person) => person.role === role).map(({ bodyId }) => bodyId);
      expect([...new Set(bodies)].filter((body) => !desks.includes(body))).toEqual([]);
    }
  });

  test('every desk of every city has a login of the same pattern', () => {
    const catalogue = packCatalogue();
    const end = instantFromText('2026-11-22T10:00:00.000Z');
    const { actors } = planYear(catalogue, { seed: 'any', end, projects: 4 });
    const staff = planStaff(catalogue, actors);
    expect(new Set(staff.map(({ login }) => login)).size).toBe(staff.length);
    expect(new Set(staff.map(({ key }) => key)).size).toBe(staff.length);
    const logins = new Map(staff.map(({ login, bodyId }) => [login, bodyId]));
    expect(logins.get('tl-fagai-jingban')).toBe('211200-development-reform');
    expect(logins.get('dl-renfang-shenpi')).toBe('210200-civil-defence');
    expect(logins.get('yk-shenpiju-jingban')).toBe('210800-administrative-approval');
    expect(logins.get('l21001-chuangkou')).toBe('L21001-service-centre');
  });
});
