import {
  dayOf,
  formatInstant,
  type Instant,
  instantFromText,
  seedCalendar,
  startOf,
} from '@zongheng/core/calendar';
import { CASE_STATUSES, type CaseState, lightOf } from '@zongheng/core/casework';
import { describe, expect, test } from 'vitest';
import { packCatalogue } from '../sample-fixture.ts';
import { type Plan, planYear } from './plan.ts';
import type { PlannedCase } from './planned.ts';
import { rehearse } from './rehearsal.ts';
import { openWorld } from './world.ts';

const catalogue = packCatalogue();
const LIGHTS = ['normal', 'reminder', 'warning', 'overdue', 'beyond-statute', 'stopped', 'done'];

/** The whole sample as it stands when the year ends: nothing beyond the end has happened. */
function standing(plan: Plan) {
  const world = openWorld(catalogue, 'any', plan.end);
  return plan.projects.flatMap((project) =>
    project.cases
      .filter(({ receivedAt }) => receivedAt <= plan.end)
      .map((planned) => ({ project, planned, state: stateAtEnd(world, planned, project.voided?.at) })),
  );
}

function stateAtEnd(
  world: ReturnType<typeof openWorld>,
  planned: PlannedCase,
  codeVoidFrom: Instant | undefined,
): CaseState {
  const r = rehearse(world, { ...planned, codeVoidFrom });
  for (const { at, actor, command, happenedAt } of planned.steps) {
    if (at > world.end) break;
    expect(r.play(at, actor, command, happenedAt ?? undefined)).toBe(true);
  }
  return r.state;
}

const planUntil = (end: string, projects = 310) =>
  planYear(catalogue, { seed: 'zongheng', end: instantFromText(end), projects });

describe('a sample year', () => {
  // Month ends, a Sunday, the middle of the Spring Festival and of National Day, and years without a notice.
  test.each([
    '2025-03-31T08:00:00.000Z',
    '2025-10-04T02:30:00.000Z',
    '2026-01-01T16:00:00.000Z',
    '2026-02-19T01:00:00.000Z',
    '2026-05-31T23:59:59.000Z',
    '2026-11-22T09:00:00.000Z',
    '2027-02-10T00:00:00.000Z',
    '2028-08-20T12:00:00.000Z',
  ])('that ends at %s has everything in it', (end) => {
    const plan = planUntil(end);
    const cases = standing(plan);
    expect(plan.projects.length).toBeGreaterThanOrEqual(300);
    expect(cases.length).toBeGreaterThanOrEqual(2000);

    const statuses = new Set(cases.map(({ state }) => state.status));
    // 受理 is left in the moment it is reached: the department begins at once.
    expect(CASE_STATUSES.filter((status) => !statuses.has(status))).toEqual(['accepted']);
    const lights = new Set(
      cases.map(({ planned, state }) => lightOf(state, planned.rule, catalogue.calendar, plan.end)?.signal),
    );
    expect(LIGHTS.filter((light) => !lights.has(light as never))).toEqual([]);

    const ended = cases.filter(({ state }) => state.endedAt !== null);
    const late = ended.filter(
      ({ planned, state }) => lightOf(state, planned.rule, catalogue.calendar, plan.end)?.late,
    );
    expect(late.length).toBeGreaterThan(0);
    expect(late.length / ended.length).toBeLessThan(0.12);
    expect(cases.some(({ state }) => state.deemed)).toBe(true);
    expect(cases.some(({ state }) => state.codeMissing)).toBe(true);
    expect(cases.some(({ state }) => state.extensions > 0)).toBe(true);
    expect(cases.some(({ state }) => state.deliveredAt !== null)).toBe(true);
    expect(new Set(plan.projects.map(({ home }) => home)).size).toBe(15);
  });

  test('has projects in every stage, wholly done ones, and codes in every state', () => {
    const plan = planUntil('2026-11-22T09:00:00.000Z');
    const reached = plan.projects.map(({ applications }) =>
      Math.max(0, ...applications.filter(({ at }) => at <= plan.end).map(({ stage }) => stage)),
    );
    expect([...new Set(reached)].sort()).toEqual([0, 1, 2, 3, 4]);
    const finished = standing(plan).filter(
      ({ planned, state }) => planned.itemId === 'completion-file' && state.status === 'granted',
    );
    expect(finished.length).toBeGreaterThan(5);
    const answers = plan.projects.map(({ answers: all }) => all.at(-1));
    expect(answers.some((answer) => answer && answer.at > plan.end)).toBe(true);
    expect(answers.some((answer) => answer?.reason)).toBe(true);
    expect(plan.projects.some(({ amended }) => amended)).toBe(true);
    expect(plan.projects.some(({ voided }) => voided)).toBe(true);
  });

  test('shows two cities that are worse than the others', () => {
    const plan = planUntil('2026-11-22T09:00:00.000Z');
    const ended = standing(plan).filter(({ state }) => state.endedAt !== null);
    const shares = [...Map.groupBy(ended, ({ project }) => project.home)].map(([home, cases]) => {
      const late = cases.filter(
        ({ planned, state }) => lightOf(state, planned.rule, catalogue.calendar, plan.end)?.late,
      );
      return { home, late: late.length / cases.length };
    });
    const [worst, second, third] = shares.sort((a, b) => b.late - a.late);
    expect([worst?.home, second?.home].sort()).toEqual(['210500', '211400']);
    expect(second?.late).toBeGreaterThan((third?.late ?? 1) * 1.2);
  });

  test('goes by in the order of time, within itself, and officials work in office hours', () => {
    const plan = planUntil('2026-11-22T09:00:00.000Z');
    let before = plan.begin;
    for (const event of plan.events) {
      expect(event.at).toBeGreaterThanOrEqual(before);
      before = event.at;
      if (event.kind !== 'command' || event.actor === 'system' || event.actor.startsWith('unit-member'))
        continue;
      const minutes = (event.at - startOf(dayOf(event.at))) / 60_000;
      expect(seedCalendar.isWorking(dayOf(event.at))).toBe(true);
      expect(minutes).toBeGreaterThanOrEqual(8.5 * 60);
      expect(minutes).toBeLessThanOrEqual(17.5 * 60);
    }
    expect(before).toBeLessThanOrEqual(plan.end);
    const late = plan.events.flatMap((event) => (event.kind === 'command' ? event.orders : []));
    expect(late.some(({ happenedAt }) => happenedAt !== null)).toBe(true);
  });

  test('numbers the documents of a body in the order of its decisions, without gaps', () => {
    const plan = planUntil('2026-11-22T09:00:00.000Z');
    const seen = new Map<string, number>();
    for (const event of plan.events) {
      for (const { command } of event.kind === 'command' ? event.orders : []) {
        if (!('document' in command)) continue;
        const [, body = '', number = ''] = /^(.+〔\d{4}〕)(\d+)号$/.exec(command.document.number) ?? [];
        expect(Number(number)).toBe((seen.get(body) ?? 0) + 1);
        seen.set(body, Number(number));
      }
    }
    expect(seen.size).toBeGreaterThan(50);
  });

  test('is the same for the same seed, and another for another', () => {
    const text = (seed: string) => {
      const end = instantFromText('2026-11-22T09:00:00.000Z');
      return JSON.stringify(planYear(catalogue, { seed, end, projects: 20 }).events);
    };
    expect(text('one')).toBe(text('one'));
    expect(text('one')).not.toBe(text('other'));
  });

  test('a smaller one begins with the same projects', () => {
    const names = (projects: number) =>
      planUntil('2026-11-22T09:00:00.000Z', projects).projects.map(({ form, registeredAt }) => [
        form.name,
        formatInstant(registeredAt),
      ]);
    expect(names(12)).toEqual(names(30).slice(0, 12));
  });

  test('every name says that it is a sample', () => {
    const plan = planUntil('2026-11-22T09:00:00.000Z');
    for (const { form } of plan.projects) {
      expect(form.name).toContain('示例');
      expect(form.units[0]?.name).toContain('示例');
      expect(form.units[0]?.contactName).toContain('示例');
      expect(form.units[0]?.mobile).toMatch(/^1990000\d{4}$/);
    }
    expect(new Set(plan.projects.map(({ form }) => form.name)).size).toBe(plan.projects.length);
  });
});
