import { dayFromText } from '@zongheng/core/calendar';
import { describe, expect, test } from 'vitest';
import { reproject } from '../casework/index.ts';
import { expectRefusal } from '../journey/problem.ts';
import type { Caller } from '../journey/world.ts';
import { readStream } from '../platform/facts/index.ts';
import { useCalendar } from './calendar-fixture.ts';
import { type BookFact, CALENDAR_HOME, CALENDAR_ID, EMPTY_BOOK, evolveBook, readBook } from './index.ts';
import type { PreviewView } from './schema.ts';

/** What is a division's own: holidays of an autonomous county, and emergency measures once confirmed. */
const { scene, admin, leader, weigh, publish, saidToMove, hasMoved, adjustments } =
  useCalendar('2026-11-02 09:00');

describe('an autonomous county', () => {
  const days = [{ day: '2026-11-20', name: '县庆日', basis: '岫岩满族自治县自治条例（示例）' }];
  const own = (division: string, more: object = {}) => ({
    type: 'set-local-days',
    ...{ division, year: 2026, days, revision: 0, ...more },
  });

  test('has holidays of its own; another county may close and moves no clock', async () => {
    const refused = await admin().post('/api/calendar/previews', own('210102'));
    expect(expectRefusal(refused, 422, 'local-not-autonomous', 'division').detail).toContain('应急措施');
    expectRefusal(
      await admin().post('/api/calendar/previews', own('219999')),
      422,
      'unknown-division',
      'division',
    );
    expectRefusal(
      await admin().post('/api/calendar/previews', own('210323', { year: 2025 })),
      422,
      'calendar-other-year',
      'days[0].day',
    );
    const nameless = own('210323', { days: [{ ...days[0], name: ' ' }] });
    expect((await admin().post('/api/calendar/previews', nameless)).statusCode).toBe(422);
    const preview = await weigh(admin(), own('210323'));
    expect(preview).toMatchObject({ label: '岫岩满族自治县2026年地方节假日发布', total: 0, cases: 0 });
    expect((await publish(preview.id)).statusCode).toBe(200);
    const { catalogue } = scene().services;
    expect(catalogue.calendarFor('210323').version).toBe('cn-2026.1+210323.1');
    expect(catalogue.calendarFor('210323').kindOf(dayFromText('2026-11-20'))).toMatchObject({
      working: false,
      name: '县庆日',
    });
    expect(catalogue.calendarFor('210300').kindOf(dayFromText('2026-11-20')).working).toBe(true);
    const shown = (await admin().get('/api/calendar/2026?division=210323')).json();
    expect(shown.days.find(({ day }: { day: string }) => day === '2026-11-20')).toMatchObject({
      working: false,
      source: days[0]?.basis,
    });
  });
});

describe('an emergency measure', () => {
  const proposal = {
    emergency: true,
    title: '全市低温雨雪停工',
    documentNumber: '沈政发〔2027〕1号（示例）',
    basis: '突发事件应对法',
    effect: 'off',
    from: '2026-11-04',
    to: '2026-11-05',
    divisions: ['210100'],
  };
  const propose = (change: object = {}) => admin().post('/api/calendar/measures', { ...proposal, ...change });

  test.each<[string, object, string, string]>([
    ['a local closure', { emergency: false }, 'measure-not-emergency', 'emergency'],
    ['no document number', { documentNumber: '口头通知' }, 'measure-document', 'documentNumber'],
    ['an end before its beginning', { to: '2026-11-03' }, 'measure-span', 'to'],
    ['half a year', { to: '2027-04-30' }, 'measure-span', 'to'],
    ['a day that is none', { from: '2027-02-30' }, 'day-malformed', 'from'],
    ['a division that is none', { divisions: ['219999'] }, 'unknown-division', 'divisions'],
    ['a year nobody knows', { from: '2031-01-05', to: '2031-01-06' }, 'calendar-gap', 'to'],
  ])('is no measure: %s', async (_, change, code, field) => {
    expectRefusal(await propose(change), 422, code, field);
  });

  test('moves nothing until the province has confirmed it, then what was foretold, and back', async () => {
    const { catalogue } = scene().services;
    const made = await propose();
    expect(made.statusCode, made.body).toBe(201);
    const { id } = made.json();
    expect(made.json().statusName).toBe('待省确认');
    // The province's leaders are told, each measure a line; of what is refused or in force nobody.
    const told = async (who: Caller) =>
      (await who.get('/api/notices'))
        .json<{ rows: { kind: string; lines: { id: string; title: string; note: string }[] }[] }>()
        .rows.filter(({ kind }) => kind === 'calendar')
        .flatMap(({ lines }) => lines.map((line) => [line.id, line.title, line.note]));
    const lines = [
      [
        id,
        '应急措施“全市低温雨雪停工”（沈政发〔2027〕1号（示例））',
        expect.stringContaining('待省确认：2026-11-04 至 2026-11-05'),
      ],
    ];
    expect([await told(leader()), await told(admin())]).toEqual([lines, []]);
    expect(catalogue.calendarFor('210102').version).toBe('cn-2026.1');
    const confirm = (previewId: string) =>
      leader().post(`/api/calendar/measures/${id}/confirm`, { previewId });
    expectRefusal(await confirm(id), 404, 'not-found');

    const preview = await weigh(leader(), { type: 'confirm', measureId: id });
    const foretold = await saidToMove(leader(), preview.id);
    expect(foretold.length).toBeGreaterThan(0);
    expect((await confirm(preview.id)).json()).toMatchObject({ status: 'confirmed', actions: ['withdraw'] });
    expect(await told(leader())).toEqual(lines);
    await reproject(scene().services);
    expect(await hasMoved('&publication=210100.1')).toEqual(foretold);
    const moved = await adjustments('&publication=210100.1');
    expect(moved.rows[0]?.cause).toContain('应急措施“全市低温雨雪停工”（沈政发〔2027〕1号（示例））生效');
    expect(catalogue.calendarFor('210323').version).toBe('cn-2026.1+210323.1');
    expectRefusal(await confirm(preview.id), 409, 'state-conflict');

    const withdraw = (who: Caller) =>
      who.post(`/api/calendar/measures/${id}/withdraw`, { reason: '措施解除' });
    expectRefusal(await withdraw(admin()), 403, 'forbidden');
    expect((await withdraw(leader())).json().status).toBe('withdrawn');
    await reproject(scene().services);
    const back = (await adjustments('&publication=210100.2')).rows;
    expect(
      back.map(({ caseId, kind, oldDue, newDue }) => `${caseId} ${kind.code} ${newDue} ${oldDue}`).sort(),
    ).toEqual(foretold);
    expectRefusal(await withdraw(leader()), 409, 'state-conflict');
  });

  test('a preview is void once something else was published', async () => {
    const [one, two] = [(await propose()).json(), (await propose({ title: '另一措施' })).json()];
    const [first, second] = [
      await weigh(leader(), { type: 'confirm', measureId: one.id }),
      await weigh(leader(), { type: 'confirm', measureId: two.id }),
    ];
    const confirm = (measure: { id: string }, preview: PreviewView) =>
      leader().post(`/api/calendar/measures/${measure.id}/confirm`, { previewId: preview.id });
    expect((await confirm(one, first)).statusCode).toBe(200);
    expectRefusal(await confirm(two, second), 409, 'version-conflict');
    expect((await leader().get(`/api/calendar/previews/${second.id}`)).json().outdated).toBe(true);
    expect(
      (await leader().post(`/api/calendar/measures/${two.id}/withdraw`, { reason: '重复' })).statusCode,
    ).toBe(200);
    expect(scene().services.catalogue.calendarFor('210100').version).toBe('cn-2026.1+210100.3');
  });
});

test('the calendar refolds from its facts', async () => {
  const { database } = scene().services;
  const facts = await readStream(database, CALENDAR_HOME, CALENDAR_ID);
  const state = facts
    .map(
      ({ envelope: { type, happenedAt, data } }) =>
        ({ ...data, type, at: Date.parse(happenedAt) }) as unknown as BookFact,
    )
    .reduce(evolveBook, EMPTY_BOOK);
  const row = await readBook(database);
  expect(JSON.parse(JSON.stringify(state))).toEqual(row.state);
  expect(row.version).toBe(facts.length);
  expect(facts.length).toBeGreaterThan(5);
});
