import { describe, expect, test } from 'vitest';
import { loadPack } from '../catalogue/index.ts';
import { ALL_ROLES, ROLES } from '../identity/index.ts';
import { PACK_FOLDER } from '../services.ts';
import { SAMPLE_LOGINS, SAMPLE_PEOPLE } from './logins.ts';

const loaded = loadPack(PACK_FOLDER);
if (!loaded.ok) throw new Error('the pack does not load');
const pack = loaded.value;

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
      });
    for (const role of ['case-handler', 'case-approver'] as const) {
      const desks = SAMPLE_PEOPLE.filter((person) => person.role === role).map(({ bodyId }) => bodyId);
      expect([...new Set(bodies)].filter((body) => !desks.includes(body))).toEqual([]);
    }
  });
});
