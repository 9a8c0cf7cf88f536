import type { Instant } from '@zongheng/core/calendar';
import type { AppliedItem, Item } from '../../catalogue/index.ts';
import type { ProjectForm } from '../../projects/index.ts';
import { playAcceptance } from './acceptance.ts';
import type { City } from './cities.ts';
import type { Dice } from './dice.ts';
import { playHandling } from './handling.ts';
import type { PlannedAdvance, PlannedApplication, PlannedCase, PlannedUnit } from './planned.ts';
import { endingOf, filable, type Played, progressAt, waitsAt } from './progress.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';
import type { Scene } from './scene.ts';
import { NOTES } from './words.ts';
import type { World } from './world.ts';

/** What is known of a project before its first application. */
export type Draft = {
  readonly key: string;
  readonly form: ProjectForm;
  readonly unit: PlannedUnit;
  readonly city: City;
  readonly dice: Dice;
  readonly codeVoidFrom: Instant | undefined;
  /** How an item is to be played, instead of by chance. */
  readonly scripts: ReadonlyMap<string, (scene: Scene, r: Rehearsal) => void>;
};

/** The cases of a project as they come about, one filing and one ending after the other. */
export type Path = {
  readonly applications: readonly PlannedApplication[];
  readonly cases: readonly PlannedCase[];
  readonly advances: readonly PlannedAdvance[];
  readonly entries: readonly AppliedItem[];
  /** Items with a grant at the time the path has reached. */
  done(): ReadonlySet<string>;
  /** The time the path has reached. */
  now(): Instant;
  /** Items found not to be needed. */
  readonly spared: ReadonlySet<string>;
  /** Files items of a stage; null where nothing of them could begin then. */
  file(stage: number, items: readonly string[], at: Instant): string[] | null;
  /** The next ending after the time the path has reached; null where nothing is open. */
  nextEnding(): Instant | null;
  /** Lets the platform take everything further after an ending. */
  advance(ending: Instant): Instant;
  ruleOf(item: string): Item;
};

type Running = {
  readonly plan: PlannedApplication;
  queued: string[];
  readonly cases: Played[];
  closed: boolean;
};

/** The follower of the feed is there half a minute after an ending at the latest. */
const FOLLOW_MS = 30_000;

export function beginPath(world: World, draft: Draft): Path {
  const { catalogue, office } = world;
  const { form, city, dice } = draft;
  const flow = catalogue.flow(form.flowId);
  const windowId = catalogue.windowBodyOf(form.approvalDivision)?.id;
  if (!flow || windowId === undefined) throw new Error(`no flow or no window: ${form.name}`);
  const places = { approvalDivision: form.approvalDivision, place: form.places[0]?.division ?? '' };
  const entries = catalogue.itemsFor(flow, form);
  const followed = new Set(entries.flatMap(({ after }) => after));
  const applications: PlannedApplication[] = [];
  const cases: PlannedCase[] = [];
  const advances: PlannedAdvance[] = [];
  const running: Running[] = [];
  const played: Played[] = [];
  const spared = new Set<string>();
  let now = world.begin;

  const ruleOf = (id: string): Item => {
    const at = catalogue.itemFor(id, places);
    const rule = at && catalogue.ruleFor(id, at.standard.version, flow.id, flow.version, at.implementation);
    if (!rule) throw new Error(`flow item without an item: ${id}`);
    return rule;
  };
  const bodyOf = (id: string) => catalogue.implementingBody(id, places)?.id;

  /** When the window takes cases up together; null where it never says a word. */
  const accepting = (items: readonly string[], at: Instant, first: boolean): Instant | null => {
    const rules = items.map(ruleOf);
    const pressing = rules.some(({ committed }) => committed.start === 'received' && committed.value <= 4);
    const atOnce = rules.some(({ committed }) => committed.value === 0);
    if (!atOnce && dice.chance(first ? city.deemed : city.deemed / 3)) return null;
    const days = atOnce ? 0 : dice.weighted(pressing || !first ? QUICK : USUAL);
    return office.sitting(`window-clerk:${windowId}`, at, days);
  };

  const start = (application: Running, items: readonly string[], at: Instant, first: boolean): void => {
    const acceptAt = accepting(items, at, first);
    for (const itemId of items) {
      const bodyId = bodyOf(itemId);
      const entry = entries.find(({ item }) => item === itemId);
      if (bodyId === undefined || !entry) throw new Error(`nobody implements ${itemId}`);
      const { codeVoidFrom } = draft;
      const key = `${application.plan.key}/${itemId}`;
      const r = rehearse(world, {
        key,
        rule: ruleOf(itemId),
        bodyId,
        windowId,
        receivedAt: at,
        codeVoidFrom,
      });
      const scene: Scene = {
        world,
        city,
        dice,
        projectName: form.name,
        applicant: `unit-member:${draft.unit.key}`,
      };
      const script = draft.scripts.get(itemId);
      if (script) script(scene, r);
      else if (playAcceptance(scene, r, acceptAt, entry.necessity === 'conditional')) {
        playHandling(scene, r, !followed.has(itemId));
      }
      const done = r.done();
      if (done.state.status === 'not-needed') spared.add(itemId);
      const one = { itemId, ending: endingOf(done) };
      cases.push(done);
      played.push(one);
      application.cases.push(one);
    }
  };

  return {
    applications,
    cases,
    advances,
    entries,
    spared,
    ruleOf,
    now: () => now,
    done: () => progressAt(played, now).done,
    file(stage, items, at) {
      now = (at > now ? at : now + FOLLOW_MS) as Instant;
      const progress = progressAt(played, now);
      const queued = new Set(running.flatMap((application) => application.queued));
      const waits = waitsAt(entries, progress);
      const free = items.filter((id) => !queued.has(id) && bodyOf(id) !== undefined);
      const chosen = filable(free, waits, progress.begun);
      const starting = chosen.filter((id) => waits.get(id)?.length === 0);
      if (starting.length === 0) return null;
      const plan: PlannedApplication = {
        key: `${draft.key}-${applications.length + 1}`,
        stage,
        items: entries.map(({ item }) => item).filter((id) => chosen.includes(id)),
        at: now,
        note: dice.chance(0.2) ? dice.pick(NOTES) : null,
        optional: dice.between(0, 100),
      };
      const application: Running = {
        plan,
        queued: chosen.filter((id) => !starting.includes(id)),
        cases: [],
        closed: false,
      };
      applications.push(plan);
      running.push(application);
      start(application, starting, now, true);
      return chosen;
    },
    nextEnding() {
      const ends = played.flatMap(({ ending }) => (ending !== null && ending.at > now ? [ending.at] : []));
      return ends.length === 0 ? null : (Math.min(...ends) as Instant);
    },
    advance(ending) {
      now = (ending + FOLLOW_MS) as Instant;
      const moved: string[] = [];
      for (const application of running.filter(({ closed }) => !closed)) {
        const progress = progressAt(played, now);
        const waits = waitsAt(entries, progress);
        const ready = application.queued.filter((id) => waits.get(id)?.length === 0);
        const queued = filable(application.queued, waits, progress.begun).filter((id) => !ready.includes(id));
        const changed = queued.length < application.queued.length;
        application.queued = queued;
        if (ready.length > 0) start(application, ready, now, false);
        application.closed =
          queued.length === 0 && application.cases.every(({ ending: end }) => end !== null && end.at <= now);
        if (changed || application.closed) moved.push(application.plan.key);
      }
      if (moved.length > 0) advances.push({ at: now, applications: moved });
      return now;
    },
  };
}

const USUAL = [
  [50, 0],
  [32, 1],
  [11, 2],
  [5, 3],
  [2, 4],
] as const;
const QUICK = [
  [80, 0],
  [20, 1],
] as const;
