import { accept, refuse } from '@zongheng/core';
import { describe, expect, test } from 'vitest';
import { testDirectory } from '../base-fixture.ts';
import type { Actor } from './actor.ts';
import {
  allOf,
  anyOf,
  mergeActions,
  ofOwnBody,
  ofOwnDivision,
  ofOwnUnit,
  roleIn,
  rolesFor,
} from './policy.ts';
import { ROLES, type Role } from './roles.ts';

function actor(role: Role, seat: Partial<Actor['seat']> = {}): Actor {
  const base = { id: 'seat', role, roleName: ROLES[role].name, division: null };
  return { personId: 'person', personName: '示例人员', seat: { ...base, ...seat } };
}
const division = (code: string) => ({ division: { code, name: '' } });
const body = (id: string) => ({ body: { id, name: '', shortName: '' } });
const unit = (id: string) => ({ unit: { id, name: '', certNumber: '' } });

describe('policies', () => {
  test('by role', () => {
    const policy = roleIn('case-handler', 'case-approver');
    expect(policy(actor('case-handler'), null).ok).toBe(true);
    expect(policy(actor('window-clerk'), null)).toMatchObject({
      refusal: { code: 'forbidden', message: expect.stringContaining('窗口人员') },
    });
  });

  test('by body: one’s own, never none', () => {
    const handler = actor('case-handler', body('210100-approval'));
    expect(ofOwnBody(handler, { bodyId: '210100-approval' }).ok).toBe(true);
    expect(ofOwnBody(handler, { bodyId: '210200-approval' }).ok).toBe(false);
    expect(ofOwnBody(handler, { bodyId: null }).ok).toBe(false);
    expect(ofOwnBody(actor('operator'), { bodyId: null }).ok).toBe(false);
  });

  test('by unit: one’s own, never none', () => {
    const member = actor('unit-member', unit('u1'));
    expect(ofOwnUnit(member, { unitId: 'u1' }).ok).toBe(true);
    expect(ofOwnUnit(member, { unitId: 'u2' }).ok).toBe(false);
    expect(ofOwnUnit(actor('operator'), { unitId: null }).ok).toBe(false);
  });

  test.each([
    ['210000', '210102', true],
    ['210100', '210102', true],
    ['210102', '210102', true],
    ['210102', '210100', false],
    ['210200', '210102', false],
    ['210100', '999999', false],
  ])('by division: %s over %s is %s', (own, other, may) => {
    const policy = ofOwnDivision(testDirectory);
    expect(policy(actor('supervisor', division(own)), { division: other }).ok).toBe(may);
  });

  test('by division: who has none sees all', () => {
    expect(ofOwnDivision(testDirectory)(actor('operator'), { division: '210102' }).ok).toBe(true);
  });

  test('together: all must agree, the first that does not says why; or one is enough', () => {
    const yes = () => accept(undefined);
    const no = (code: string) => () => refuse(code, '', '');
    const who = actor('operator');
    expect(allOf(yes, yes)(who, null).ok).toBe(true);
    expect(allOf(yes, no('a'), no('b'))(who, null)).toMatchObject({ refusal: { code: 'a' } });
    expect(anyOf(no('a'), yes)(who, null).ok).toBe(true);
    expect(anyOf(no('a'), no('b'))(who, null)).toMatchObject({ refusal: { code: 'b' } });
  });
});

describe('actions', () => {
  test('of two modules may not share a name', () => {
    expect(() => mergeActions({ 'a.b': ['leader'] }, { 'a.b': ['operator'] })).toThrow(
      /"a.b" is declared twice/,
    );
  });

  test('are granted to the roles named and no others', () => {
    const actions = mergeActions({ 'a.b': ['leader'] }, { 'a.c': ['operator', 'leader'] });
    expect(rolesFor(actions, 'a.c')).toEqual(['leader', 'operator']);
    expect(rolesFor(actions, 'toString')).toEqual([]);
  });
});
