import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Filed } from '../../journey/scene.ts';
import { collect } from '../collect.ts';
import { openPostgresFront } from '../construction/postgres-front.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { type Prepared, prepare } from '../outbox/prepare.ts';
import { loadThings } from '../sources/load.ts';
import { type Loaded, type Thing, thingId } from '../sources/thing.ts';
import { type NationalWorld, openNationalWorld } from '../testing/national-world.ts';
import { FLAG_RULES, QUALITY_RULES } from './messages.ts';

/**
 * Every quality rule of the exchange standard (质量规则 1–15): a message that violates it is caught at our own
 * door, and the same message sent past our door is caught by the centre, which has its own rules.
 */
let world: NationalWorld;
let filed: Filed;
let front: ReturnType<typeof openPostgresFront>;

beforeAll(async () => {
  world = await openNationalWorld();
  const { scene } = world;
  const projectId = await world.register();
  filed = await scene.file(['soil', 'seismic'], { projectId });
  await scene.grant(filed, 'soil');
  await world.later();
  front = openPostgresFront(world.centre.frontUrl, world.centre.frontSchema);
}, 120_000);
afterAll(async () => {
  await front?.close();
  await world?.close();
});

const load = async (thing: Thing): Promise<Loaded> => {
  const loaded = (await loadThings(world.bridge.collect, [thing])).get(thingId(thing));
  if (!loaded) throw new Error(`nothing at ${thingId(thing)}`);
  return loaded;
};
const message = (loaded: Loaded, kind: string): Prepared => {
  const found = prepare(world.bridge.collect, 'construction', loaded).find((each) => each.kind === kind);
  if (!found) throw new Error(`no message of kind ${kind}`);
  return found;
};
/** A copy of the source in which something else stands at a path. */
const changed = (loaded: Loaded, path: string, value: unknown): Loaded => {
  const source = structuredClone(loaded.source) as Record<string, Record<string, unknown>>;
  const [part = '', field = ''] = path.split('.');
  source[part] = { ...source[part], [field]: value };
  return { ...loaded, source };
};
const step = (version: number): Thing => ({ source: 'step', key: `${filed.of('soil').id}/${version}` });

type Violation = {
  readonly rule: number;
  readonly name: string;
  readonly kind: string;
  readonly make: () => Promise<Loaded>;
  /** What goes past the door in place of the payload as mapped. */
  readonly past?: (payload: Record<string, unknown>) => Record<string, unknown>;
  readonly division?: string;
};

const project = (): Thing => ({ source: 'project', key: `${filed.projectId}/01` });
const grantStep = async (): Promise<Loaded> => load(step(4));

const VIOLATIONS: readonly Violation[] = [
  {
    rule: 4,
    name: 'a county flow without a city flow of its type',
    kind: 'construction.flow',
    division: '210102',
    make: async () => {
      const key = `210100/${(await load(project())).keys.flow?.split('/').slice(1).join('/')}`;
      const flow = await load({ source: 'flow', key });
      return { ...changed(flow, 'flow.type', '9'), division: '210102' };
    },
    past: (payload) => ({ ...payload, SPLCBM: '210102-x' }),
  },
  {
    rule: 6,
    name: 'a project without its place',
    kind: 'construction.project',
    make: async () => changed(await load(project()), 'project.placeDivision', null),
  },
  {
    rule: 6,
    name: 'a code that is in no list',
    kind: 'construction.project',
    make: async () => changed(await load(project()), 'project.investmentSource', '7'),
    past: (payload) => ({ ...payload, XMTZLY: 7 }),
  },
  {
    rule: 7,
    name: 'an end that is not after the start',
    kind: 'construction.project',
    make: async () => changed(await load(project()), 'project.plannedEnd', '2020-01'),
  },
  {
    rule: 8,
    name: 'a credit code with a wrong check character',
    kind: 'construction.project',
    make: async () => changed(await load(project()), 'project.unitCertNumber', '91210100MA0TEXT04F'),
  },
  {
    rule: 8,
    name: 'a responsible unit without a name',
    kind: 'construction.unit',
    make: async () =>
      changed(await load({ source: 'unit', key: `${filed.projectId}/01/0` }), 'unit.name', null),
  },
  {
    rule: 9,
    name: 'a grant whose document has no number',
    kind: 'construction.document',
    make: async () => changed(await load({ source: 'document', key: step(4).key }), 'document.number', null),
  },
  {
    rule: 10,
    name: 'a special procedure 8 (其他) without its name',
    kind: 'construction.special',
    make: async () => {
      const base = await grantStep();
      const special = {
        kind: 'other',
        name: null,
        startedAt: '2026-11-02T02:00:00.000Z',
        days: 5,
        unit: 'working-day',
      };
      return { ...base, thing: { source: 'special', key: step(4).key }, source: { ...base.source, special } };
    },
  },
  {
    rule: 11,
    name: 'a second acceptance',
    kind: 'construction.case-step',
    make: async () => {
      const base = await load(step(2));
      return { ...base, judged: { ...judgedOf(base), statuses: [1, 3, 8, 3] } };
    },
  },
  {
    rule: 11,
    name: 'a second end',
    kind: 'construction.case-step',
    make: async () => {
      const base = await grantStep();
      return { ...base, judged: { ...judgedOf(base), statuses: [1, 3, 8, 11, 13] } };
    },
    past: (payload) => ({ ...payload, BLZT: 13 }),
  },
  {
    rule: 12,
    name: 'an end of a correction that never began',
    kind: 'construction.case-step',
    make: async () => {
      const base = changed(await grantStep(), 'step.code', 7);
      return { ...base, judged: { ...judgedOf(base), statuses: [1, 3, 8, 7] } };
    },
  },
  {
    rule: 12,
    name: 'an end of a special procedure that never began',
    kind: 'construction.case-step',
    make: async () => {
      const base = changed(await grantStep(), 'step.code', 10);
      return { ...base, judged: { ...judgedOf(base), statuses: [1, 3, 8, 10] } };
    },
  },
];

function judgedOf(loaded: Loaded): NonNullable<Loaded['judged']> {
  if (!loaded.judged) throw new Error('not a step');
  return loaded.judged;
}

/** Puts a row into the front database behind our own checks, and lets the centre look. */
async function pastTheDoor(kind: string, payload: Record<string, unknown>, division = '210100') {
  const { newId, library } = world.bridge.collect;
  const key = newId();
  const mapping = library.get(kind);
  if (!mapping) throw new Error('no such table');
  const refused = await front.write(
    mapping.target,
    [{ key, division, values: payload }],
    [],
    new Date(world.scene.time.now).toISOString(),
  );
  expect(refused).toEqual([]);
  await world.centre.checkNow();
  await world.centre.checkNow();
  const [state] = await front.states(mapping.target, [key]);
  return { key, state };
}

describe.each(VIOLATIONS)('rule $rule: $name', ({ rule, kind, make, past, division }) => {
  test('is caught at our door, with the rule and a sentence', async () => {
    const { faults } = message(await make(), kind);
    expect(faults.map((fault) => fault.rule)).toContain(rule);
    expect(faults.every((fault) => fault.message.length > 4)).toBe(true);
  });

  test('sent past our door, is caught by the centre', async () => {
    const { payload } = message(await make(), kind);
    const { state } = await pastTheDoor(kind, past?.({ ...payload }) ?? { ...payload }, division);
    expect(state).toMatchObject({ state: 2, reason: expect.stringContaining(`规则${rule}`) });
  });
});

describe('references', () => {
  type Reference = readonly [
    rule: number,
    name: string,
    kind: string,
    thing: () => Thing,
    past: Record<string, unknown>,
  ];
  const references: readonly Reference[] = [
    [
      1,
      'a case whose project was never told',
      'construction.case',
      () => ({ source: 'case', key: filed.of('soil').id }),
      { GCDM: '2611-210100-04-01-999999-01' },
    ],
    [2, 'a step whose case was never told', 'construction.case-step', () => step(1), { SPSXSLBM: 'nobody' }],
    [
      3,
      'a case whose item version was never told',
      'construction.case',
      () => ({ source: 'case', key: filed.of('soil').id }),
      { SPSXBBH: '77' },
    ],
    [
      5,
      'a material that is in no catalogue',
      'construction.material',
      () => ({
        source: 'material',
        key: `${filed.of('soil').id}/${world.scene.services.catalogue.item('soil')?.materials.find((each) => each.source === 'applicant')?.key}`,
      }),
      { CLMLBH: 'ZH-00' },
    ],
  ];
  test.each(references)(
    'rule %i: %s is held at our door and caught behind it',
    async (rule, _, kind, thing, past) => {
      const loaded = await load(thing());
      const made = message(loaded, kind);
      const broken: Prepared = {
        ...made,
        thing: `${made.thing}-copy`,
        parents: made.parents.map((parent) => ({ ...parent, thing: `${parent.thing}-never-told` })),
      };
      const { database, newId, now, dueAt } = world.bridge.collect;
      await database.transaction((tx) => enqueue(tx, { newId, now: now(), dueAt }, [broken]));
      const [stored] = await database.read<{ state: string; refused_by: string; faults: { rule: number }[] }>(
        {
          name: 'test_stored',
          text: 'SELECT state, refused_by, faults FROM national.messages WHERE current AND thing = $1',
          values: [broken.thing],
        },
      );
      expect(stored).toMatchObject({ state: 'refused', refused_by: 'door' });
      expect(stored?.faults.map((fault) => fault.rule)).toContain(rule);
      const { state } = await pastTheDoor(kind, { ...made.payload, ...past });
      expect(state).toMatchObject({ state: 2, reason: expect.stringContaining(`规则${rule}`) });
    },
  );
});

describe('what is merely suspicious', () => {
  const flagged = async (version: number, judged: Partial<NonNullable<Loaded['judged']>>) => {
    const base = await load(step(version));
    const { faults, flags } = message(
      { ...base, judged: { ...judgedOf(base), ...judged } },
      'construction.case-step',
    );
    expect(faults).toEqual([]);
    return flags.map((flag) => flag.rule);
  };
  test('rule 13: decided within two hours of acceptance is flagged, and an item that is decided at once is not', async () => {
    const times = { acceptedAt: '2026-11-02T02:00:00.000Z', at: '2026-11-02T03:59:00.000Z', atOnce: false };
    expect(await flagged(4, times)).toContain(13);
    expect(await flagged(4, { ...times, at: '2026-11-02T04:01:00.000Z' })).not.toContain(13);
    expect(await flagged(4, { ...times, atOnce: true })).not.toContain(13);
  });
  test('rule 14: a Sunday, and half past six in the evening, are flagged; half past five is not', async () => {
    expect(await flagged(1, { at: '2026-11-08T02:00:00.000Z' })).toContain(14);
    expect(await flagged(1, { at: '2026-11-02T10:30:00.000Z' })).toContain(14);
    expect(await flagged(1, { at: '2026-11-02T09:30:00.000Z' })).not.toContain(14);
  });
  test('rule 15: an end after the limit is flagged', async () => {
    expect(await flagged(4, { over: true })).toContain(15);
    expect(await flagged(4, { over: false })).not.toContain(15);
  });
  test('is stored by the centre all the same, and flagged there', async () => {
    const { flags } = await world.centre.report();
    expect(Object.keys(flags).length).toBeGreaterThan(0);
  });
});

test('every rule of the standard has its violation here', () => {
  const tried = new Set([...VIOLATIONS.map((each) => each.rule), 1, 2, 3, 5, ...FLAG_RULES]);
  expect([...tried].sort((a, b) => a - b)).toEqual(Object.keys(QUALITY_RULES).map(Number));
});

test('what we tell of an ordinary project, the centre never refuses', async () => {
  expect(await collect(world.bridge.collect, 'construction', [project()])).not.toEqual([]);
  const rows = await world.database.app.read({
    name: 'test_refused',
    text: `SELECT kind, reason, faults FROM national.messages WHERE current AND state = 'refused' AND thing NOT LIKE '%-copy'`,
  });
  expect(rows).toEqual([]);
});
