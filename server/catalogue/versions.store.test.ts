import type { Implementation, ImplementedElements, StandardItem } from '@zongheng/core/catalogue';
import { beforeAll, describe, expect, it } from 'vitest';
import { provincePack, SEED_LAW } from '../sample/sample-fixture.ts';
import { useTestDatabase } from '../testing/index.ts';
import { type Book, openBook } from './book.ts';
import type { Catalogue } from './catalogue.ts';
import { createCatalogue } from './create-catalogue.ts';
import type { Pack } from './pack/index.ts';
import { type Registered, registerVersions } from './register-versions.ts';
import { publishVersions, withdrawVersion } from './store-versions.ts';
import type { NewVersion, VersionKind } from './versions.ts';

/** Two processes on one database: what one publishes, the other knows after a look. */
const database = useTestDatabase();
const time = { now: Date.parse('2026-11-23T02:00:00Z') };
const clock = { now: () => time.now };
const AT = '2026-11-23T02:00:00.000Z';
const TODAY = '2026-11-23';
const ITEM = 'flood-impact';
const [CITY, COUNTY, OTHER] = ['210100', '210102', '210200'];
const whole = provincePack();
const flow = whole.flows.find(({ id }) => id === 'private-building');

const implementation = (division: string, elements: ImplementedElements, version = 1): Implementation => ({
  ...{ item: ITEM, division, version, standard: 1, elements, mark: '示例' },
  local: {
    bodyId: `${division}-water`,
    supervisedBy: `${division}-ecology-environment`,
    code: null,
    ...{ powerSource: '1', bodyNature: '1', places: [], consult: '示例', complaint: '12345' },
  },
});
const days = (value: number): ImplementedElements => ({
  committed: { value, unit: 'working-day', basis: '本地承诺', start: 'accepted' },
});

/** A pack of two items, one flow and the implementations of a city and its county. */
const pack: Pack = {
  ...whole,
  items: whole.items
    .filter(({ id }) => [ITEM, 'met-env'].includes(id))
    .map((item) => ({ ...item, version: 1 })),
  earlierItems: [],
  flows: flow ? [{ ...flow, version: 1 }] : [],
  implementations: [implementation(CITY, days(4)), implementation(COUNTY, days(3))],
};
const item = pack.items.find(({ id }) => id === ITEM) as StandardItem;
const withVersion = (version: number, over: Partial<Pack['items'][number]> = {}): Pack => ({
  ...pack,
  items: pack.items.map((each) => (each.id === ITEM ? { ...each, ...over, version } : each)),
});

const register = (given: Pack, today = TODAY): Promise<Registered> =>
  registerVersions(database().app, given, AT, today);
const publish = async (...rows: NewVersion[]) => {
  await database().app.pipeline(publishVersions(rows));
  await Promise.all([mine, theirs].map((book) => book.refresh()));
};
const keeper = <Kind extends VersionKind>(
  kind: Kind,
  division: string,
  body: NewVersion<Kind>['body'] & { readonly version: number },
  validFrom: string,
  subject = ITEM,
): NewVersion<Kind> => {
  const standard = kind === 'implementation' ? 1 : null;
  const { version } = body;
  return { kind, subject, division, version, standard, body, validFrom, publishedAt: AT, origin: 'keeper' };
};
const on = (day: string) => {
  time.now = Date.parse(`${day}T02:00:00Z`);
};

let mine: Book;
let theirs: Book;
let catalogue: Catalogue;
beforeAll(async () => {
  // The pack of these tests is a small one; that of the template goes.
  await database().owner.query({ name: 'clear', text: 'TRUNCATE catalogue.versions, catalogue.packs' });
  await register(pack);
  mine = await openBook(database().app, clock);
  theirs = await openBook(database().app, clock);
  catalogue = createCatalogue(pack, theirs, SEED_LAW);
});
const committed = (division: string) => catalogue.itemAt(ITEM, division)?.item.committed.value;

describe('what a pack says', () => {
  it('is entered once, in force since before it was entered', async () => {
    expect(await register(pack)).toEqual({ entered: 0, kept: [] });
    const next = { ...pack, manifest: { ...pack.manifest, version: 'next' } };
    expect(await register(next)).toEqual({ entered: 0, kept: [] });
    const [first] = mine.versionsOf({ kind: 'standard', subject: ITEM, division: '210000' });
    expect(first).toMatchObject({ version: 1, origin: 'pack', validFrom: null, validTo: null });
  });

  it.each<[string, Pack]>([
    ['an item', withVersion(1, { review: '别的审查' })],
    ['an implementation', { ...pack, implementations: [implementation(CITY, days(2))] }],
    ['a flow', { ...pack, flows: pack.flows.map((each) => ({ ...each, why: '别的理由' })) }],
  ])('is refused where %s is changed under its version, and nothing of it is entered', async (_, changed) => {
    await mine.refresh();
    const before = mine.serial;
    const more = { ...changed, implementations: [...changed.implementations, implementation(OTHER, {})] };
    await expect(register(more)).rejects.toThrow('请提高版本号');
    await mine.refresh();
    expect(mine.serial).toBe(before);
    expect(mine.current().implementation(ITEM, OTHER)).toBeUndefined();
  });

  it('two processes that start at once enter it once', async () => {
    const more = { ...pack, implementations: [...pack.implementations, implementation(OTHER, days(5))] };
    const [one, two] = await Promise.all([register(more), register(more)]);
    expect(one.entered + two.entered).toBe(1);
    await theirs.refresh();
    expect(committed(OTHER)).toBe(5);
  });
});

describe('an item where it is handled', () => {
  it.each([
    ['as its city has it', CITY, 4, CITY],
    ['as its county has it', COUNTY, 3, COUNTY],
    // A county that decides it itself does not run on its city's promise.
    [
      'as the standard has it where whoever decides has published nothing',
      '210103',
      item.committed.value,
      undefined,
    ],
  ])('%s', (_, division, value, by) => {
    expect(committed(division)).toBe(value);
    expect(catalogue.implementation(ITEM, division)?.division).toBe(by);
  });

  it('runs on the city’s where the county’s level does not decide it', async () => {
    const body = implementation(CITY, { visits: 0 });
    await publish(keeper('implementation', CITY, { ...body, item: 'met-env' }, TODAY, 'met-env'));
    expect(catalogue.implementation('met-env', COUNTY)?.division).toBe(CITY);
    expect(catalogue.implementation('met-env', OTHER)).toBeUndefined();
  });

  it('names the body its implementation names, else that of the pack’s rule', () => {
    const places = (place: string) => ({ approvalDivision: place, place });
    expect(catalogue.implementingBody(ITEM, places(COUNTY))?.id).toBe(`${COUNTY}-water`);
    expect(catalogue.supervisingBody(ITEM, places(COUNTY))?.id).toBe(`${COUNTY}-ecology-environment`);
    expect(catalogue.implementingBody(ITEM, places('210103'))).toEqual(pack.implementingBody(ITEM, '210103'));
  });

  it('takes a deviation that was allowed, to its last day', async () => {
    on(TODAY);
    const longer = implementation(OTHER, days(15), 2);
    await publish({
      ...keeper('implementation', OTHER, longer, TODAY),
      exceptions: [{ element: 'committed', reason: '地方性法规', until: '2026-12-31' }],
    });
    expect(committed(OTHER)).toBe(15);
    on('2027-01-01');
    expect(committed(OTHER)).toBe(item.committed.value);
    on(TODAY);
  });
});

describe('what keepers publish', () => {
  it('closes the version before it on its first day, and every process knows', async () => {
    on(TODAY);
    await publish(keeper('implementation', CITY, implementation(CITY, days(2), 2), '2026-12-01'));
    for (const book of [mine, theirs]) {
      const versions = book.versionsOf({ kind: 'implementation', subject: ITEM, division: CITY });
      expect(versions.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
        [null, '2026-12-01'],
        ['2026-12-01', null],
      ]);
    }
    expect(committed(CITY)).toBe(4);
    on('2026-12-01');
    expect(committed(CITY)).toBe(2);
    // The day turns in Shanghai.
    time.now = Date.parse('2026-11-30T15:59:59Z');
    expect([catalogue.today, committed(CITY)]).toEqual(['2026-11-30', 4]);
    time.now = Date.parse('2026-11-30T16:00:00Z');
    expect([catalogue.today, committed(CITY)]).toEqual(['2026-12-01', 2]);
  });

  it('takes its place once, whoever is second', async () => {
    const again = keeper('implementation', CITY, implementation(CITY, days(1), 2), '2026-12-02');
    await expect(publish(again)).rejects.toThrow('versions_pkey');
    await theirs.refresh();
    expect(committed(CITY)).toBe(2);
  });

  it('a version for an earlier day comes before one that was to come', async () => {
    on('2026-12-01');
    await publish(keeper('implementation', COUNTY, implementation(COUNTY, days(2), 2), '2026-12-20'));
    await publish(keeper('implementation', COUNTY, implementation(COUNTY, days(1), 3), '2026-12-10'));
    on('2026-12-10');
    expect(committed(COUNTY)).toBe(1);
    on('2026-12-25');
    expect(committed(COUNTY)).toBe(1);
  });

  it('stands against the same and older versions of the pack, which are named', async () => {
    on('2026-12-26');
    await publish(
      keeper('standard', '210000', { ...item, review: '管理员的审查', version: 2 }, '2026-12-26'),
    );
    const older = { ...withVersion(2, { review: '包的审查' }), implementations: [] };
    expect(await register(older, '2026-12-26')).toEqual({
      entered: 0,
      kept: [{ kind: 'standard', subject: ITEM, division: '210000', version: 2, state: 'keeper' }],
    });
    await theirs.refresh();
    expect(catalogue.item(ITEM)?.review).toBe('管理员的审查');
    expect(await register({ ...withVersion(3), implementations: [] }, '2026-12-27')).toMatchObject({
      entered: 1,
    });
    await theirs.refresh();
    expect(catalogue.item(ITEM)?.version).toBe(2);
    on('2026-12-27');
    expect(catalogue.item(ITEM)?.version).toBe(3);
  });

  it('once withdrawn is not in force, and still read by what pins it', async () => {
    const key = { kind: 'implementation', subject: ITEM, division: CITY } as const;
    await database().app.pipeline(withdrawVersion(key, 2, AT, '承诺无法兑现'));
    await Promise.all([mine.refresh(), theirs.refresh()]);
    expect(catalogue.implementation(ITEM, CITY)).toBeUndefined();
    expect(catalogue.implementationVersion(ITEM, CITY, 2)?.elements).toEqual(days(2));
    const pinned = { division: CITY, version: 2 };
    expect(catalogue.ruleFor(ITEM, 1, 'private-building', 1, pinned)?.committed.value).toBe(2);
    expect(catalogue.ruleFor(ITEM, 1, 'private-building', 1, { ...pinned, version: 9 })).toBeUndefined();
    expect(mine.version(key, 2)).toMatchObject({ withdrawnReason: '承诺无法兑现' });
    await expect(database().app.pipeline(withdrawVersion(key, 2, AT, '再次'))).rejects.toThrow();
  });

  it('an item that was withdrawn is no longer listed, but keeps its name', async () => {
    const key = { kind: 'standard', subject: ITEM, division: '210000' } as const;
    await database().app.pipeline(withdrawVersion(key, 3, AT, '事项取消'));
    await theirs.refresh();
    expect(catalogue.items().map(({ id }) => id)).toEqual(['met-env']);
    expect(
      catalogue
        .knownItems()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([ITEM, 'met-env'].sort());
    expect(catalogue.item(ITEM)?.name).toBe(item.name);
    expect(catalogue.itemAt(ITEM, CITY)).toBeUndefined();
  });
});

it('a city’s own flow is named in the place of its template, for what is approved there', async () => {
  const [template] = pack.flows;
  if (!template) throw new Error('no flow');
  const id = `${template.id}@${CITY}`;
  const own = { ...template, id, name: '沈阳市的流程', template: template.id, division: CITY };
  const form = (approvalDivision: string) => ({
    decisionType: 'A00003',
    investmentSource: '2',
    approvalDivision,
  });
  const suggested = (division: string) => catalogue.suggestFlows(form(division)).map((each) => each.id);
  expect(suggested(CITY)).toEqual([template.id]);
  await publish(keeper('flow', CITY, own, '2026-12-27', id));
  expect([CITY, COUNTY, OTHER].map(suggested)).toEqual([[id], [id], [template.id]]);
  const found = catalogue.flowInForce(id);
  expect(found && [COUNTY, OTHER].map((place) => catalogue.flowApplies(found, form(place)))).toEqual([
    true,
    false,
  ]);
});

it('a case’s role may not change what a version says', async () => {
  for (const set of ["body = '{}'", 'valid_from = now()', "origin = 'keeper'"]) {
    const change = { name: `change ${set}`, text: `UPDATE catalogue.versions SET ${set}` };
    await expect(database().app.query(change)).rejects.toThrow('permission denied');
  }
  const remove = { name: 'remove', text: 'DELETE FROM catalogue.versions' };
  await expect(database().app.query(remove)).rejects.toThrow('permission denied');
});
