import { describe, expect, it } from 'vitest';
import type { Face, Role } from '../api/types.ts';
import { entriesFor, firstPage } from './navigation.ts';

const rolesOf: Readonly<Record<Face, readonly Role[]>> = {
  applicant: ['unit-member'],
  workbench: ['window-clerk', 'case-handler', 'case-approver'],
  oversight: ['supervisor', 'leader'],
  keeping: ['catalogue-keeper', 'system-admin', 'security-admin', 'audit-admin', 'operator'],
};
const seats = Object.entries(rolesOf).flatMap(([face, roles]) =>
  roles.map((role) => [face as Face, role] as const),
);

describe('the navigation', () => {
  it.each(seats)('of %s for %s has at most nine entries, help among them', (face, role) => {
    const entries = entriesFor(face, role);
    expect(entries.length).toBeLessThanOrEqual(9);
    expect(entries.map((entry) => entry.label)).toContain('帮助');
    expect(new Set(entries.map((entry) => entry.to)).size).toBe(entries.length);
  });

  it.each(seats)('of %s for %s leads to the first page', (face, role) => {
    const targets = entriesFor(face, role).map((entry) => entry.to);
    expect(targets).toContain(firstPage(face, role));
  });

  it('shows the window to window clerks only', () => {
    const labels = (role: Role): string[] => entriesFor('workbench', role).map((entry) => entry.label);
    expect(labels('window-clerk')).toContain('窗口收件');
    expect(labels('case-handler')).not.toContain('窗口收件');
  });
});
