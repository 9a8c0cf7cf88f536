import { instantFromText } from '@zongheng/core/calendar';
import { type EntryFact, type EntryState, evolveEntry, NO_ENTRY } from '@zongheng/core/catalogue';
import { expect, test } from 'vitest';
import { expectProblem, expectRefusal } from '../../journey/problem.ts';
import { readStream } from '../../platform/facts/index.ts';
import {
  CITY,
  COUNTY,
  type Content,
  ITEM,
  implementationOf,
  PROVINCE,
  standardOf,
  urlOf,
  useKeepers,
} from './entries-fixture.ts';
import { entryIdOf } from './key.ts';
import { saveDrafts } from './save-drafts.ts';
import type { EntryRowView, EntryView } from './schema.ts';
import type { MatrixView } from './schema-matrix.ts';
import type { DraftView, TaskView } from './schema-parts.ts';

const keepers = useKeepers();
const { scene, as, open, start, save, command, done, drafted, publish } = keepers;
const CITY_SOIL = implementationOf(CITY);
const COUNTY_SOIL = implementationOf(COUNTY);
const STANDARD = standardOf();

const factsOf = async (key: readonly [string, string, string]) => {
  const [kind, subject, division] = key as ReturnType<typeof implementationOf>;
  const home = scene().services.catalogue.homeOf(division);
  const facts = await readStream(scene().services.database, home, entryIdOf({ kind, subject, division }));
  return facts.map(({ envelope }) => envelope.type);
};
const committed = (value: number) => (content: Content) => ({
  ...content,
  elements: {
    ...content.elements,
    committed: { value, unit: 'working-day', basis: '本地承诺', start: 'accepted' },
  },
});
const noticesOf = async (who: Parameters<typeof as>[0]) =>
  (await as(who).get('/api/notices'))
    .json<{ rows: { kind: string; lines: { id: string; title: string; note: string }[] }[] }>()
    .rows.filter(({ kind }) => kind === 'catalogue')
    .flatMap(({ lines }) => lines);
const matrix = async (query = ''): Promise<MatrixView> =>
  (await as('province').get(`/api/catalogue/matrix${query}`)).json();
const stateOf = (shown: MatrixView, division: string, item = ITEM) =>
  shown.rows.find((row) => row.item === item)?.states[
    shown.columns.findIndex(({ code }) => code === division)
  ];

test('an entry of the pack is open before anybody has taken it up', async () => {
  const entry = await open('city', CITY_SOIL);
  expect(entry).toMatchObject({ version: 0, draft: null, current: 1, body: { id: '210100-water' } });
  expect(entry.acts).toEqual(expect.arrayContaining(['start-draft', 'withdraw', 'propose-exception']));
  expect(entry.confirms).toMatchObject({
    content: { id: '210000-water' },
    authority: { id: '210100-staffing-office' },
  });
  expect((await open('county', CITY_SOIL)).acts).toEqual([]);
});

test('a draft that deviates is kept, told why with the rule, and not submitted', async () => {
  const longer = await drafted('city', CITY_SOIL, committed(400));
  expect(longer.conformity.ok).toBe(false);
  expect(longer.conformity.refusals[0]).toMatchObject({
    element: 'committed',
    code: expect.stringContaining('conformity'),
  });
  expect(longer.conformity.refusals[0]?.source).not.toBe('');
  expectRefusal(
    await command('city', CITY_SOIL, { type: 'submit', revision: longer.revision }),
    422,
    longer.conformity.refusals[0]?.code ?? '',
  );
  const row = await as('city').get(`/api/catalogue/entries?kind=implementation&status=draft`);
  expect(row.json().rows).toMatchObject([
    { subject: ITEM, draft: { refused: expect.any(Number) }, todo: ['submit'] },
  ]);
});

test('of two editors the second sees what changed and loses nothing', async () => {
  const seen = (await open('city', CITY_SOIL)).draft;
  if (!seen) throw new Error('no draft');
  const content = seen.content as Content;
  const first = await save('cityColleague', CITY_SOIL, seen.revision, committed(5)(content));
  expect(first.json()).toMatchObject({ revision: seen.revision + 1, conformity: { ok: true } });

  const mine = { ...content, local: { ...content.local, consult: '024-00000001' } };
  const second = await save('city', CITY_SOIL, seen.revision, mine);
  const problem = expectProblem(second) as ReturnType<typeof expectProblem> & {
    conflict: {
      current: { revision: number };
      theirs: { path: string }[];
      yours: { path: string }[];
      savedBy: unknown;
    };
  };
  expect([problem.status, problem.code]).toEqual([409, 'version-conflict']);
  expect(problem.conflict.current.revision).toBe(seen.revision + 1);
  expect(problem.conflict.theirs.map(({ path }) => path)).toEqual(['elements.committed.value']);
  expect(problem.conflict.yours.map(({ path }) => path).sort()).toEqual([
    'elements.committed.value',
    'local.consult',
  ]);
  // At the same moment, too, one alone is saved.
  const both = await Promise.all(
    ['024-1', '024-2'].map((consult) =>
      save('city', CITY_SOIL, seen.revision + 1, {
        ...committed(5)(content),
        local: { ...content.local, consult },
      }),
    ),
  );
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
});

test('a draft’s form is checked field by field, in Chinese', async () => {
  const { draft } = await open('city', CITY_SOIL);
  const content = draft?.content as Content;
  const wrong = { ...content, local: { ...content.local, consult: '', places: 'x' } };
  const problem = expectProblem(await save('city', CITY_SOIL, draft?.revision ?? 0, wrong));
  expect(problem.errors?.map(({ field }) => field)).toEqual([
    'content.local.places',
    'content.local.consult',
  ]);
  const other = await save('city', CITY_SOIL, draft?.revision ?? 0, { ...content, division: COUNTY });
  expect(expectProblem(other).errors?.[0]?.code).toBe('other-subject');
});

test('confirmed twice, returned once, published: the pack is adopted, the version before closed', async () => {
  const { draft } = await open('city', CITY_SOIL);
  const revision = draft?.revision ?? 0;
  await done('city', CITY_SOIL, { type: 'submit', revision });
  expectRefusal(await save('city', CITY_SOIL, revision, draft?.content), 409, 'entry-in-review');
  await done('province', CITY_SOIL, { type: 'return', reason: '请写明窗口。' });
  expect((await open('city', CITY_SOIL)).returned).toMatchObject({ reason: '请写明窗口。' });
  const published = await publish('city', CITY_SOIL, revision, 'city');
  expect(published).toMatchObject({ published: 2, draft: { code: 'none' } });

  const entry = await open('city', CITY_SOIL);
  expect(entry.inForce).toMatchObject({ version: 2, origin: 'keeper', validFrom: '2026-11-02' });
  expect(entry.draft).toBeNull();
  expect(scene().services.catalogue.implementation(ITEM, CITY)?.version).toBe(2);
  const versions = (await as('city').get(urlOf(CITY_SOIL, '/versions'))).json();
  expect(
    versions.rows.map(({ version, validTo }: { version: number; validTo: string | null }) => [
      version,
      validTo,
    ]),
  ).toEqual([
    [2, null],
    [1, '2026-11-02'],
  ]);
  expect(await factsOf(CITY_SOIL)).toEqual([
    'entry.adopted',
    'entry.submitted',
    'entry.returned',
    'entry.submitted',
    'entry.content-confirmed',
    'entry.authority-confirmed',
    'entry.published',
  ]);
  const history = (await as('city').get(urlOf(CITY_SOIL, '/history'))).json<{
    rows: { what: string; note: string | null; who: string }[];
  }>();
  expect(history.rows[0]?.what).toBe('发布第2版，自2026-11-02起生效');
  expect(history.rows.find(({ what }) => what === '退回修改')).toMatchObject({
    note: '请写明窗口。',
    who: '示例事项管理员',
  });
  expect(history.rows.filter(({ what }) => what.includes('稿')).length).toBeGreaterThan(3);
  const compared = (
    await as('city').get(
      `/api/catalogue/compare?kind=implementation&subject=${ITEM}&division=${CITY}&a=1&b=2`,
    )
  ).json();
  expect(compared.differences.map(({ path }: { path: string }) => path)).toContain('local.consult');
});

test('of two who publish at the same time one is done and the other told', async () => {
  const draft = await drafted('county', COUNTY_SOIL, (content) => content);
  await done('county', COUNTY_SOIL, { type: 'submit', revision: draft.revision });
  await done('province', COUNTY_SOIL, { type: 'confirm-content' });
  await done('countyStaffing', COUNTY_SOIL, { type: 'confirm-authority' });
  const both = await Promise.all(
    [1, 2].map(() => command('county', COUNTY_SOIL, { type: 'publish', validFrom: '2026-11-02' })),
  );
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  expect((await factsOf(COUNTY_SOIL)).filter((type) => type === 'entry.published')).toHaveLength(1);
});

test('a new standard opens a task below, tells and reminds the keepers, and is followed', async () => {
  const before = await matrix('?level=city');
  expect(stateOf(before, CITY)).toBe('published');
  const shorter = await drafted('province', STANDARD, (content) => ({
    ...content,
    conditions: [...content.conditions, '新增的受理条件'],
  }));
  expect(shorter.conformity, JSON.stringify(shorter.conformity.refusals)).toMatchObject({ ok: true });
  const published = await publish('province', STANDARD, shorter.revision, 'standard', { followWithin: 10 });
  const version = published.published ?? 0;

  expect(stateOf(await matrix('?level=city'), CITY)).toBe('behind');
  const mine = (await as('city').get('/api/catalogue/tasks?mine=true')).json<{
    rows: TaskView[];
    total: number;
  }>();
  expect(mine.total).toBe(1);
  expect(mine.rows[0]).toMatchObject({
    dueOn: '2026-11-12',
    standardTo: version,
    mine: true,
    mayRemind: false,
  });
  expect(mine.rows[0]?.difference.changes[0]).toMatchObject({ element: 'conditions', asks: 'follows' });
  const [line] = await noticesOf('city');
  expect(line).toMatchObject({ id: `catalogue/entries/implementation/${ITEM}/${CITY}` });
  expect(line?.title).toContain('需跟进');
  const todo = await as('city').get('/api/catalogue/entries?mine=true');
  expect(todo.json().rows).toMatchObject([
    { subject: ITEM, task: { overdue: false }, todo: ['start-draft'] },
  ]);

  const ids = [mine.rows[0]?.id];
  const remind = () => as('province').post('/api/catalogue/tasks/remind', { ids });
  expect((await remind()).json()).toMatchObject({ done: 1 });
  expect((await remind()).json()).toMatchObject({
    done: 0,
    results: [{ ok: false, message: expect.stringContaining('一天只发一次') }],
  });
  expect((await as('colleague').get(`/api/catalogue/tasks?division=${CITY}`)).json().rows[0].mayRemind).toBe(
    true,
  );
  scene().at('2026-11-03 09:00');
  expect((await remind()).json()).toMatchObject({ done: 1 });
  expect((await noticesOf('city')).map(({ title }) => title.slice(0, 2))).toEqual(
    expect.arrayContaining(['催办']),
  );

  // The one that stood under the old standard is not submitted any more; begun anew it stands under the new one.
  const draft = await start('city', CITY_SOIL);
  expect(draft.content).toMatchObject({ standard: version });
  await publish('city', CITY_SOIL, draft.revision, 'city', { validFrom: '2026-11-03' });
  expect(stateOf(await matrix('?level=city'), CITY)).toBe('published');
  const followed = (await as('city').get('/api/catalogue/tasks?mine=true&state=all')).json<{
    rows: TaskView[];
  }>();
  expect(followed.rows[0]?.state.code).toBe('followed');
  expect((await as('city').get('/api/catalogue/tasks?mine=true')).json().total).toBe(0);
});

test('an exception is asked for below and allowed above; then the deviation is published and shows', async () => {
  const asked = await command('city', CITY_SOIL, {
    type: 'propose-exception',
    element: 'visits',
    reason: '地方性法规要求现场核验。',
    until: '2027-12-31',
  });
  expect(asked.statusCode, asked.body).toBe(200);
  const listed = (await as('province').get('/api/catalogue/exceptions?status=proposed')).json();
  expect(listed).toMatchObject({
    total: 1,
    rows: [{ element: 'visits', mayDecide: true, reason: '地方性法规要求现场核验。' }],
  });
  const mine = await as('province').get('/api/catalogue/entries?mine=true');
  expect(
    mine.json<{ rows: EntryRowView[] }>().rows.map(({ division, todo }) => [division.code, todo]),
  ).toEqual([
    [PROVINCE, ['start-draft']],
    [CITY, ['decide-exception']],
  ]);

  const draft = await drafted('city', CITY_SOIL, (content) => ({
    ...content,
    elements: { ...content.elements, visits: 9 },
  }));
  expect(draft.conformity.ok).toBe(false);
  const exceptionId = listed.rows[0].id;
  await done('province', CITY_SOIL, {
    type: 'decide-exception',
    exceptionId,
    approve: true,
    reason: '同意。',
  });
  const entry = await open('city', CITY_SOIL);
  expect(entry.draft?.conformity).toMatchObject({ ok: true, lifted: [{ element: 'visits' }] });
  expect(entry.exceptions).toMatchObject([{ status: { code: 'approved' }, decision: '同意。' }]);
  await publish('city', CITY_SOIL, draft.revision, 'city', { validFrom: '2026-11-03' });
  expect(stateOf(await matrix('?level=city'), CITY)).toBe('deviating');
  expect(scene().services.catalogue.itemAt(ITEM, CITY)?.item.guide.visits).toBe(9);
});

test('many are confirmed and published at once, each with its own outcome', async () => {
  const keys = ['land-grant', ITEM].map((item) => implementationOf(CITY, item));
  const draft = await drafted('city', CITY_SOIL, (content) => content);
  await done('city', CITY_SOIL, { type: 'submit', revision: draft.revision });
  const entries = keys.map(([kind, subject, division]) => ({ kind, subject, division }));
  const answer = await as('province').post('/api/catalogue/entries/commands', {
    command: { type: 'confirm-content' },
    entries,
  });
  expect(answer.json()).toMatchObject({
    done: 1,
    results: [
      { subject: 'land-grant', ok: false, message: expect.stringContaining('没有') },
      { subject: ITEM, ok: true, draft: { code: 'content-confirmed' } },
    ],
  });
  await done('city', CITY_SOIL, { type: 'recall' });
  const gone = await as('city').send('DELETE', urlOf(CITY_SOIL, `/draft?revision=${draft.revision}`));
  expect(gone.statusCode, gone.body).toBe(204);
  expect((await open('city', CITY_SOIL)).draft).toBeNull();
});

test('withdrawn with its reason, an implementation is missing again', async () => {
  const { current } = await open('county', COUNTY_SOIL);
  await done('county', COUNTY_SOIL, { type: 'withdraw', version: current, reason: '权限上收。' });
  const entry: EntryView = await open('county', COUNTY_SOIL);
  expect(entry).toMatchObject({ inForce: null, status: { code: 'withdrawn' }, current: null });
  expect(stateOf(await matrix('?level=county'), COUNTY)).toBe('missing');
  expect(scene().services.catalogue.implementation(ITEM, COUNTY)).toBeUndefined();
  const versions = (await as('county').get(urlOf(COUNTY_SOIL, '/versions'))).json();
  expect(versions.rows[0]).toMatchObject({ withdrawnReason: '权限上收。', state: { code: 'withdrawn' } });
});

test('many drafts are saved all or none', async () => {
  const { services } = scene();
  const { personId } = await scene().person('catalogue-keeper', { bodyId: '210181-water' });
  const body = services.catalogue.body('210181-water');
  if (!body) throw new Error('no body');
  const actor = {
    personId,
    personName: '示例',
    seat: {
      id: personId,
      role: 'catalogue-keeper',
      roleName: '事项管理员',
      body,
      division: { code: COUNTY, name: '新民市' },
    },
  } as const;
  const items = ['soil', 'water-intake'];
  const many = await Promise.all(
    items.map(async (subject) => {
      const { above } = await open('county', implementationOf(COUNTY, subject));
      const key = { kind: 'implementation', subject, division: COUNTY } as const;
      const last = services.catalogue.book.versionsOf(key).at(-1)?.body;
      if (!last || !above) throw new Error(`nothing was ever published of ${subject}`);
      const { item, division, local, elements, mark } = last;
      return { ...key, content: { item, division, local, elements, mark, standard: above.version } };
    }),
  );
  const [first] = many;
  const broken = [
    ...many,
    { ...first, subject: 'land-grant', content: { ...(first?.content ?? {}), item: 'land-grant' } },
  ] as typeof many;
  const refused = await saveDrafts(services, actor, broken);
  expect(refused).toMatchObject({
    ok: false,
    refused: [{ index: 2, refusal: { code: 'entry-not-drafter' } }],
  });
  expect((await open('county', COUNTY_SOIL)).draft).toBeNull();

  const heard: number[] = [];
  const saved = await saveDrafts(services, actor, many, { progress: (count) => void heard.push(count) });
  expect(saved).toMatchObject({ ok: true, saved: 2 });
  expect(heard).toEqual([1, 2]);
  expect((await open('county', COUNTY_SOIL)).draft).toMatchObject({ revision: expect.any(Number) });
});

test('the list is filtered, counted whole and read page by page', async () => {
  const query = `kind=implementation&department=water&division=${CITY}`;
  const whole = (await as('province').get(`/api/catalogue/entries?${query}&limit=200`)).json();
  const first = (await as('province').get(`/api/catalogue/entries?${query}&limit=5`)).json();
  const second = (
    await as('province').get(`/api/catalogue/entries?${query}&limit=5&cursor=${first.next}`)
  ).json();
  expect(first.total).toBe(whole.total);
  expect([...first.rows, ...second.rows]).toEqual(whole.rows.slice(0, 10));
  const found = (
    await as('province').get(`/api/catalogue/entries?q=${encodeURIComponent('水土保持')}&kind=standard`)
  ).json();
  expect(found.rows.map(({ subject }: { subject: string }) => subject)).toContain(ITEM);
  const file = await as('province').get('/api/catalogue/matrix/file?level=city');
  expect(file.headers['content-type']).toContain('text/csv');
  expect(file.body).toContain('沈阳市');
});

test('a city’s own flow derives from the template, and is told where it adds or lengthens', async () => {
  const template = scene()
    .services.catalogue.flows()
    .find(({ id }) => id === 'private-building');
  if (!template) throw new Error('no template');
  const key = ['flow', `private-building@${CITY}`, CITY] as const;
  const begun = await start('city', key, 'template');
  expect(begun.content).toMatchObject({ template: 'private-building', division: CITY });
  const flow = begun.content as typeof template;
  const longer = {
    ...flow,
    totalDays: flow.totalDays + 5,
    stages: flow.stages.map((stage, at) => (at === 0 ? { ...stage, limitDays: stage.limitDays + 5 } : stage)),
  };
  const saved = (await save('city', key, begun.revision, longer)).json<DraftView>();
  expect(saved.conformity.refusals.map(({ at }) => at)).toEqual(
    expect.arrayContaining(['totalDays', 'stages[0].limitDays']),
  );
  const refused = await command('city', key, { type: 'submit', revision: saved.revision });
  expect(refused.statusCode).toBe(422);
});

test('an item nobody has published yet is drafted, confirmed and then there', async () => {
  const { inForce } = await open('province', STANDARD);
  const { version: _, ...content } = (inForce?.content ?? {}) as Record<string, unknown>;
  const key = standardOf('soil-sample');
  const fresh = { ...content, id: 'soil-sample', name: '水土保持示例事项', needs: [] };
  expectRefusal(await save('city', key, 0, fresh), 403, 'entry-not-drafter');
  const first = await save('province', key, 0, fresh);
  expect(first.statusCode, first.body).toBe(200);
  const listed = await as('province').get('/api/catalogue/entries?kind=standard&status=draft');
  expect(listed.json().rows).toMatchObject([
    { subject: 'soil-sample', name: '水土保持示例事项', status: { code: 'draft' } },
  ]);
  expectRefusal(await as('city').get(urlOf(key)), 404, 'not-found');
  await publish('province', key, first.json<DraftView>().revision, 'standard', { validFrom: '2026-11-03' });
  expect(scene().services.catalogue.item('soil-sample')?.version).toBe(1);
  expect(await factsOf(key)).not.toContain('entry.adopted');
});

test('what stands in the rows is what the facts say', async () => {
  const { database } = scene().services;
  const rows = await database.read<{
    id: string;
    home: string;
    version: number;
    head: string;
    state: unknown;
  }>({
    name: 'refold_entries',
    text: 'SELECT id, home, version, head, state FROM catalogue.entries WHERE version > 0',
  });
  expect(rows.length).toBeGreaterThan(3);
  for (const { id, home, version, head, state } of rows) {
    const facts = await readStream(database, home, id);
    const folded = facts.reduce<EntryState>((folding, { envelope }) => {
      const { type, happenedAt, data } = envelope;
      return evolveEntry(folding, { type, at: instantFromText(happenedAt), ...data } as EntryFact);
    }, NO_ENTRY);
    expect([version, head]).toEqual([facts.length, facts.at(-1)?.digest]);
    expect(state).toEqual(JSON.parse(JSON.stringify(folded)));
  }
});

test('the matrix of the whole province counts every cell once', async () => {
  const whole = await matrix();
  expect(whole.columns.length).toBeGreaterThan(110);
  expect(whole.rows.length).toBeGreaterThan(85);
  const cells = whole.rows.flatMap(({ states }) => states).filter((state) => state !== null);
  const sum = (counts: object) =>
    Object.values(counts).reduce((all: number, count: number) => all + count, 0);
  expect(cells.length).toBe(sum(whole.total));
  expect(whole.columns.reduce((all, { counts }) => all + sum(counts), 0)).toBe(cells.length);
  expect(whole.rows.every((row) => row.states.length === row.bodies.length)).toBe(true);
});
