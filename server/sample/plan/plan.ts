import { civilFromDay, dayOf, type Instant } from '@zongheng/core/calendar';
import type { Catalogue } from '../../catalogue/index.ts';
import { CITIES } from './cities.ts';
import { FINALES } from './finales.ts';
import type {
  ActorKey,
  PlannedCommand,
  PlannedOrder,
  PlannedProject,
  PlannedUnit,
  SampleEvent,
} from './planned.ts';
import { type CodeFate, planProject, type Wish } from './project.ts';
import { planUnits } from './units.ts';
import { openWorld } from './world.ts';

/** A sample year before any of it is carried out: the same for the same seed, end, size and catalogue. */
export type Plan = {
  readonly begin: Instant;
  readonly end: Instant;
  readonly units: ReadonlyMap<string, PlannedUnit>;
  readonly projects: readonly PlannedProject[];
  /** In the order of time. */
  readonly events: readonly SampleEvent[];
  /** Everybody who acts in it. */
  readonly actors: ReadonlySet<ActorKey>;
};

export type PlanOptions = {
  readonly seed: string;
  readonly end: Instant;
  /** How many projects. */
  readonly projects: number;
};

/** Plans the 365 days before `end`. Pure: everything that will happen follows from the arguments. */
export function planYear(catalogue: Catalogue, options: PlanOptions): Plan {
  const world = openWorld(catalogue, options.seed, options.end);
  const units = planUnits(catalogue);
  const projects = wishes(options.projects).map((wish) => planProject(world, units, wish));
  const events = numbered(catalogue, projects.flatMap(eventsOf), options.end);
  return {
    begin: world.begin,
    end: options.end,
    units,
    projects,
    events,
    actors: actorsOf(catalogue, projects),
  };
}

/** Every other project is a finale as long as there are any; some codes go wrong. */
function wishes(count: number): Wish[] {
  return Array.from({ length: count }, (_, index): Wish => {
    const finale = index % 2 === 1 ? (FINALES[(index - 1) / 2] ?? null) : null;
    return { number: index + 1, finale, code: finale ? 'issued' : codeFate(index) };
  });
}

function codeFate(index: number): CodeFate {
  if (index % 48 === 4) return 'pending';
  if (index % 64 === 6) return 'rejected';
  return index % 16 === 8 ? 'mended' : 'issued';
}

function eventsOf(project: PlannedProject): SampleEvent[] {
  const { key, home, registeredAt, amended, voided } = project;
  const events: SampleEvent[] = [{ kind: 'register', at: registeredAt, home, key, project }];
  if (amended)
    events.push({ kind: 'amend', at: amended.at, home, key: `${key}/amend`, project, form: amended.form });
  if (voided)
    events.push({
      kind: 'void-code',
      at: voided.at,
      home,
      key: `${key}/void`,
      project,
      reason: voided.reason,
    });
  for (const application of project.applications) {
    events.push({ kind: 'submit', at: application.at, home, key: application.key, project, application });
  }
  for (const { at, applications } of project.advances) {
    events.push({ kind: 'advance', at, home, key: `${key}/after/${at}`, applications });
  }
  for (const each of project.cases) {
    for (const { at, actor, command, happenedAt } of each.steps) {
      const order: PlannedOrder = { project, case: each, command, happenedAt };
      events.push({ kind: 'command', at, home, key: `${home}/${at}/${actor}`, actor, orders: [order] });
    }
  }
  return events;
}

/**
 * Puts the year in order: what one person does in one sitting is one event, and documents are numbered as
 * they are issued. What lies after the end does not happen.
 */
function numbered(catalogue: Catalogue, all: readonly SampleEvent[], end: Instant): SampleEvent[] {
  const byKey = new Map<string, SampleEvent>();
  for (const event of all) {
    if (event.at > end) continue;
    const known = byKey.get(event.key);
    const together =
      known?.kind === 'command' && event.kind === 'command'
        ? { ...known, orders: [...known.orders, ...event.orders] }
        : event;
    if (known && together === event) throw new Error(`two events of one key: ${event.key}`);
    byKey.set(event.key, together);
  }
  const events = [...byKey.values()].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  const counters = new Map<string, number>();
  const next = (bodyId: string, year: number): string => {
    const counter = `${bodyId}/${year}`;
    const number = (counters.get(counter) ?? 0) + 1;
    counters.set(counter, number);
    return `${catalogue.body(bodyId)?.shortName ?? bodyId}审批〔${year}〕${number}号`;
  };
  return events.map((event): SampleEvent => {
    if (event.kind !== 'command') return event;
    const orders = [...event.orders].sort((a, b) => (a.case.key < b.case.key ? -1 : 1));
    const { year } = civilFromDay(dayOf(event.at));
    return {
      ...event,
      orders: orders.map((order) => ({
        ...order,
        command: withNumber(order, () => next(order.case.bodyId, year)),
      })),
    };
  });
}

function withNumber({ command }: PlannedOrder, next: () => string): PlannedCommand {
  if (command.type !== 'grant' && command.type !== 'grant-owed' && command.type !== 'refuse') return command;
  return { ...command, document: { ...command.document, number: next() } };
}

/**
 * The units that declare; at every body and window that has to do with a case whoever may act there; and
 * all desks of the cities, so that a project of one's own can be played through in any of them.
 */
function actorsOf(catalogue: Catalogue, projects: readonly PlannedProject[]): ReadonlySet<ActorKey> {
  const desks = (bodyId: string): ActorKey[] => [`case-handler:${bodyId}`, `case-approver:${bodyId}`];
  const ofProjects = projects.flatMap(({ unit, cases }): ActorKey[] => [
    `unit-member:${unit.key}`,
    ...cases.flatMap(({ bodyId, windowId }) => [`window-clerk:${windowId}` as const, ...desks(bodyId)]),
  ]);
  const ofCities = CITIES.flatMap(({ code }): ActorKey[] => {
    const window = catalogue.windowBodyOf(code);
    const bodies = catalogue
      .items()
      .flatMap(({ id }) => catalogue.implementingBody(id, { approvalDivision: code, place: code }) ?? []);
    return [
      ...(window ? [`window-clerk:${window.id}` as const] : []),
      ...bodies.flatMap(({ id }) => desks(id)),
    ];
  });
  return new Set([...ofProjects, ...ofCities]);
}
