import { SEED_CALENDAR } from '@zongheng/core/calendar';
import { describe, expect, test } from 'vitest';
import { reproject } from '../casework/index.ts';
import { expectRefusal } from '../journey/problem.ts';
import { useCalendar, yearChange } from './calendar-fixture.ts';
import { readCalendars } from './index.ts';
import { SAMPLE_2027 } from './notice/notices-fixture.ts';
import type { ImportedView, PreviewView } from './schema.ts';

/** The year 2027 published while cases run over the New Year: read, weighed, published, followed by the clocks. */
const { scene, admin, cases, imported, weigh, publish, movesOf, saidToMove, hasMoved, dueOf } =
  useCalendar('2026-12-29 09:00');

test('before anything is published the calendar is the one core carries', async () => {
  const { catalogue } = scene().services;
  expect(catalogue.calendar.version).toBe(SEED_CALENDAR.version);
  expect(catalogue.calendarFor('210323')).toBe(catalogue.calendarFor('210100'));
  const overview = (await admin().get('/api/calendar/overview')).json();
  expect(overview).toMatchObject({ version: 'cn-2026.1', mayKeep: true, mayConfirm: false, measures: [] });
  expect(overview.next).toMatchObject({ year: 2027, urgent: true });
  expect(overview.local).toHaveLength(8);
  expect((await dueOf(cases[0]?.id ?? '')).light.provisional).toBe(true);
});

describe('what cannot be published is refused and says where', () => {
  const bad = async (change: (notice: ImportedView['notice']) => object) => {
    const { notice } = await imported();
    return admin().post('/api/calendar/previews', yearChange(change(notice), 0));
  };
  const first = { day: '2027-01-01', name: '元旦' };
  test.each<[string, (notice: ImportedView['notice']) => object, string, string]>([
    ['a day in both lists', (n) => ({ ...n, work: [first] }), 'calendar-day-both', 'work[0].day'],
    ['a day twice', (n) => ({ ...n, off: [first, first] }), 'calendar-day-twice', 'off[1].day'],
    [
      'a day of another year',
      (n) => ({ ...n, off: [{ ...first, day: '2028-01-01' }] }),
      'calendar-other-year',
      'off[0].day',
    ],
    [
      'a day that does not exist',
      (n) => ({ ...n, off: [{ ...first, day: '2027-02-29' }] }),
      'day-malformed',
      'off[0].day',
    ],
    [
      'a day without a name',
      (n) => ({ ...n, off: [{ ...first, name: ' ' }] }),
      'calendar-day-unnamed',
      'off[0].name',
    ],
    ['no days', (n) => ({ ...n, off: [], work: [] }), 'calendar-empty', 'off'],
    [
      'a year that leaves a gap',
      (n) => ({ ...n, year: 2028, off: [{ ...first, day: '2028-01-01' }], work: [] }),
      'calendar-gap',
      'year',
    ],
    ['no source', (n) => ({ ...n, source: '' }), 'calendar-source', 'source'],
  ])('%s', async (_, change, code, field) => {
    expectRefusal(await bad(change), 422, code, field);
  });

  test('a name that cannot be stored, too many days, a huge paste', async () => {
    expect((await bad((n) => ({ ...n, off: [{ ...first, name: '元\u0000旦' }] }))).statusCode).toBe(422);
    expect((await bad((n) => ({ ...n, off: Array(500).fill(first) }))).statusCode).toBe(422);
    const huge = await admin().post('/api/calendar/notices/read', { text: '一'.repeat(60_000), year: 2027 });
    expectRefusal(huge, 422, 'invalid-fields', 'text');
    const other = await admin().post('/api/calendar/notices/read', { text: SAMPLE_2027, year: 2028 });
    expectRefusal(other, 422, 'notice-other-year', 'text');
  });

  test('a weekday listed as made up for is shown before anybody publishes', async () => {
    const text = `${SAMPLE_2027}\n八、补充：国庆节：10月8日（周五）上班。`;
    const { warnings } = await imported(text);
    expect(warnings.map(({ code }) => code)).toContain('calendar-work-on-weekday');
  });
});

describe('the year 2027', () => {
  let preview: PreviewView;

  test('is weighed case by case, and moves nothing yet', async () => {
    const { notice, revision, differences } = await imported();
    expect([revision, differences]).toEqual([0, []]);
    preview = await weigh(admin(), yearChange(notice, revision));
    expect(preview).toMatchObject({ state: 'done', outdated: false, label: '2027年放假安排发布', broken: 0 });
    expect(preview.done).toBe(preview.total);
    expect(preview.cases).toBeGreaterThanOrEqual(cases.length);
    expect(preview.later).toBeGreaterThanOrEqual(cases.length);
    const { rows, total } = await movesOf(admin(), preview.id);
    expect(rows).toHaveLength(total);
    const sums = preview.counts.reduce(
      (sum, each) => sum + each.later + each.earlier + each.firm + each.light,
      0,
    );
    expect(sums).toBe(total);
    expect(await hasMoved('')).toEqual([]);
    expect((await dueOf(cases[0]?.id ?? '')).light.provisional).toBe(true);
  });

  test('is published once, whoever presses twice, and every clock follows as foretold, also after a kill', async () => {
    const foretold = await saidToMove(admin(), preview.id);
    expect(foretold.length).toBeGreaterThanOrEqual(cases.length);
    const { notice } = await imported();
    const second = await weigh(admin(), yearChange(notice, 0));
    const [one, two] = await Promise.all([publish(preview.id), publish(second.id)]);
    expect([one.statusCode, two.statusCode].sort()).toEqual([200, 409]);
    expect(scene().services.catalogue.calendar.version).toBe('cn-2027.1');
    const sweep = async () => (await admin().get('/api/calendar/overview')).json().sweep;
    expect((await sweep()).left).toBe(preview.total);

    const kill = new AbortController();
    await reproject(scene().services, { batch: 1, signal: kill.signal, onBatch: () => kill.abort() });
    expect((await sweep()).left).toBe(preview.total - 1);
    await reproject(scene().services, { batch: 2 });
    await reproject(scene().services);
    expect((await sweep()).left).toBe(0);
    expect(await hasMoved('&publication=cn-2027.1')).toEqual(foretold);
  });

  test('shows in the case: new date, no longer provisional, and why', async () => {
    const [soil] = cases;
    const { light, history } = await dueOf(soil?.id ?? '');
    expect(light.provisional).toBe(false);
    const entry = history.find(({ type }) => type === 'clock.adjusted');
    expect(entry?.note).toMatch(/^2027年放假安排发布：到期日由\d{4}年\d+月\d+日改为2027年\d+月\d+日/);
    const { rows } = (await scene().owner.get(`/api/cases/${soil?.id}/reprojections`)).json();
    expect(rows.at(-1)).toMatchObject({
      newDue: light.dueDay,
      cause: '2027年放假安排发布',
      newVersion: 'cn-2027.1',
    });
  });

  test('is read by another process, once', async () => {
    const { database, catalogue } = scene().services;
    const lineage = (code: string) => catalogue.lineage(code);
    const first = await readCalendars(database, lineage);
    expect(first.calendar.version).toBe('cn-2027.1');
    expect(await readCalendars(database, lineage, first)).toBe(first);
  });

  test('is corrected with a reason, shows what differs, and not by the same again', async () => {
    const { notice, revision } = await imported();
    expect(revision).toBe(1);
    expectRefusal(
      await admin().post('/api/calendar/previews', yearChange(notice, 1)),
      422,
      'calendar-reason',
      'reason',
    );
    expectRefusal(
      await admin().post('/api/calendar/previews', yearChange(notice, 1, '再发')),
      422,
      'calendar-same',
    );
    expectRefusal(
      await admin().post('/api/calendar/previews', yearChange(notice, 0, '再发')),
      409,
      'version-conflict',
    );
    const text = SAMPLE_2027.replace(
      '1月1日（周五）至3日（周日）放假，共3天。',
      '1月1日（周五）至4日（周一）放假，共4天。',
    );
    const read = await imported(text);
    expect(read.differences).toEqual([{ day: '2027-01-04', before: '', after: '放假（元旦）' }]);
    const change = await weigh(admin(), yearChange(read.notice, 1, '国务院办公厅更正'));
    const foretold = await saidToMove(admin(), change.id);
    expect((await publish(change.id)).statusCode).toBe(200);
    await reproject(scene().services);
    expect(scene().services.catalogue.calendar.version).toBe('cn-2027.2');
    expect(await hasMoved('&publication=cn-2027.2')).toEqual(foretold);
    expectRefusal(await publish(change.id), 409, 'state-conflict');
  });
});
