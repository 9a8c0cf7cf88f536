import { beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { type Filed, MONDAY, useScene } from '../journey/scene.ts';

/** When a step is said to have happened: not in the future, not before the last one, and never to move the law. */
const scene = useScene();
let filed: Filed;
let id: string;

beforeEach(async () => {
  scene().at(MONDAY);
  filed = await scene().file(['soil']);
  id = filed.of('soil').id;
  scene().at('2026-11-04 10:00');
});
const FIELD = 'commands[0].command.happenedAt';
const accept = (happenedAt: string) => scene().command(scene().window, id, { type: 'accept', happenedAt });
const one = async () => (await scene().window.get(`/api/cases/${id}`)).json();

test.each([
  ['a millisecond to come', '2026-11-04T02:00:00.001Z'],
  ['an hour to come by another zone', '2026-11-04T11:00:00+08:00'],
  ['in the year 9999', '9999-12-31T23:59:59Z'],
])('%s is refused', async (_, at) => {
  expectRefusal(await accept(at), 422, 'in-the-future', FIELD);
});

test.each([
  ['before its project was registered', '2026-11-02T00:59:59.999Z'],
  ['in another century', '1970-01-01T00:00:00Z'],
])('%s is refused', async (_, at) => {
  const { detail } = expectRefusal(await accept(at), 422, 'before-project', FIELD);
  expect(detail).toContain('2026-11-02');
});

test.each(['2026-11-03', 'yesterday', '2026-11-03T25:00:00Z', '2026-11-31T00:00:00Z', '2026-11-03T09:00:00'])(
  '%s is no moment',
  async (at) => {
    expectRefusal(await accept(at), 422, 'invalid-fields', FIELD);
  },
);

test('this very moment, and the moment of the last step, are allowed', async () => {
  expect((await accept('2026-11-02T01:00:00.000Z')).statusCode).toBe(200);
  const handler = await scene().staff('case-handler', filed.of('soil').bodyId);
  const special = {
    type: 'start-special',
    kind: 'expert-review',
    days: 5,
    happenedAt: '2026-11-04T10:00:00+08:00',
  };
  await scene().done(handler, id, special);
});

test('a step reported late counts from when it happened, and shows as late', async () => {
  expect((await accept('2026-11-02T09:30:00+08:00')).statusCode).toBe(200);
  const { acceptedAt, history } = await one();
  expect(acceptedAt).toBe('2026-11-02T01:30:00.000Z');
  const step = history.find((entry: { type: string }) => entry.type === 'case.accepted');
  expect(step).toMatchObject({
    at: '2026-11-02T01:30:00.000Z',
    recordedAt: '2026-11-04T02:00:00.000Z',
    late: true,
  });
});

test('a step cannot be put before another that was reported in between', async () => {
  await accept('2026-11-04T09:00:00+08:00');
  const handler = await scene().staff('case-handler', filed.of('soil').bodyId);
  const command = {
    type: 'start-special',
    kind: 'expert-review',
    days: 5,
    happenedAt: '2026-11-03T09:00:00+08:00',
  };
  expectRefusal(await scene().command(handler, id, command), 422, 'before-last-step', FIELD);
});

describe('documents', () => {
  const grant = async (dates: object) => {
    await accept('2026-11-03T09:00:00+08:00');
    const { bodyId } = filed.of('soil');
    const document = { ...scene().document(filed.fileId), ...dates };
    return scene().command(await scene().staff('case-approver', bodyId), id, { type: 'grant', document });
  };

  test.each([
    ['issued tomorrow', { issuedOn: '2026-11-05' }, 'document-dates', 'issuedOn'],
    ['issued before it was received', { issuedOn: '2026-11-01' }, 'document-dates', 'issuedOn'],
    ['issued on no day', { issuedOn: '2026-02-30' }, 'day-malformed', 'issuedOn'],
    ['valid until the day it is issued', { validUntil: '2026-11-04' }, 'document-dates', 'validUntil'],
    ['valid until no day', { validUntil: '2026-13-01' }, 'day-malformed', 'validUntil'],
    ['valid until the year nought', { validUntil: '0000-01-01' }, 'day-malformed', 'validUntil'],
  ])('%s are refused, naming the date', async (_, dates, code, field) => {
    expectRefusal(await grant(dates), 422, code, `commands[0].command.document.${field}`);
    expect((await one()).documents).toEqual([]);
  });

  test('decided before, reported now, stand with the day they were issued on', async () => {
    const answer = await grant({ issuedOn: '2026-11-03' });
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await one()).documents[0]).toMatchObject({ issuedOn: '2026-11-03', status: 'valid' });
  });
});

test('a correction may be asked for until a far day, and not until a past one or none', async () => {
  const ask = (replyBy: string) =>
    scene().command(scene().window, id, {
      type: 'request-correction',
      items: [{ material: '方案', problem: '缺页' }],
      replyBy,
    });
  expectRefusal(await ask('2026-11-03'), 422, 'reply-by-past', 'commands[0].command.replyBy');
  expectRefusal(await ask('2026-11-31'), 422, 'day-malformed', 'commands[0].command.replyBy');
  expect((await ask('9999-12-31')).statusCode).toBe(200);
  expect((await one()).correction.replyBy).toBe('9999-12-31');
  expect((await scene().window.get('/api/cases?box=correction')).statusCode).toBe(200);
});
