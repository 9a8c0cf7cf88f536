import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { DECLARED, type Filed, type Filing, PRIVATE_FORM, useScene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';

/** Fields that are not what the contract says: every one is refused and named, and leaves nothing. */
const scene = useScene();
let owner: Caller;
let filed: Filed;
let filing: Filing;

beforeAll(async () => {
  owner = scene().owner;
  filed = await scene().file(['soil']);
  const { fileId: _, ...body } = await scene().filing(filed.projectId, ['land-grant']);
  filing = body;
});

const project = (form: object, more: object = {}) =>
  owner.post('/api/projects', { declaration: DECLARED, form, ...more });
const apply = (changes: object) =>
  owner.post(`/api/projects/${filed.projectId}/applications`, { ...filing, ...changes });
const command = (given: object) => scene().command(scene().window, filed.of('soil').id, given);
const counts = async () => {
  const tables = [
    'projects.projects',
    'applications.applications',
    'casework.cases',
    'facts.facts',
    'facts.sealed',
  ];
  const text = `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS "${table}"`).join(', ')}`;
  return scene().database.owner.read({ name: 'counts', text });
};

describe('fields', () => {
  test.each<[string, () => ReturnType<typeof project>, string, string]>([
    ['an unknown field of the body', () => project(PRIVATE_FORM, { admin: true }), 'unknown-field', 'admin'],
    [
      'an unknown field of the form',
      () => project({ ...PRIVATE_FORM, code: 'x' }),
      'unknown-field',
      'form.code',
    ],
    [
      'an unknown field of a place',
      () => project({ ...PRIVATE_FORM, places: [{ division: '210102', detail: '街', lat: 1 }] }),
      'unknown-field',
      'form.places[0].lat',
    ],
    ['no name', () => project({ ...PRIVATE_FORM, name: undefined }), 'invalid-type', 'form.name'],
    ['no places', () => project({ ...PRIVATE_FORM, places: [] }), 'too-small', 'form.places'],
    [
      'places that are none',
      () => project({ ...PRIVATE_FORM, places: 'here' }),
      'invalid-type',
      'form.places',
    ],
    [
      'a flag that is a word',
      () => project({ ...PRIVATE_FORM, inZone: 'false' }),
      'invalid-type',
      'form.inZone',
    ],
    [
      'money that is a number',
      () => project({ ...PRIVATE_FORM, investment: 12345.67 }),
      'invalid-type',
      'form.investment',
    ],
    [
      'money in figures of another kind',
      () => project({ ...PRIVATE_FORM, investment: '1e5' }),
      'invalid-format',
      'form.investment',
    ],
    [
      'money below nought',
      () => project({ ...PRIVATE_FORM, investment: '-1' }),
      'invalid-format',
      'form.investment',
    ],
    [
      'more money than there is',
      () => project({ ...PRIVATE_FORM, investment: '1234567890123' }),
      'invalid-format',
      'form.investment',
    ],
    [
      'a fifth decimal',
      () => project({ ...PRIVATE_FORM, investment: '1.23456' }),
      'invalid-format',
      'form.investment',
    ],
    [
      'full-width figures',
      () => project({ ...PRIVATE_FORM, investment: '１２３' }),
      'invalid-format',
      'form.investment',
    ],
    [
      'a month that is none',
      () => project({ ...PRIVATE_FORM, plannedStart: '2026-13' }),
      'invalid-format',
      'form.plannedStart',
    ],
    ['a stage in words', () => apply({ stage: '1' }), 'invalid-type', 'stage'],
    ['half a stage', () => apply({ stage: 1.5 }), 'invalid-type', 'stage'],
    ['a stage that no flow has', () => apply({ stage: 6 }), 'too-big', 'stage'],
    ['no items', () => apply({ items: [] }), 'too-small', 'items'],
    [
      'items without end',
      () => apply({ items: Array.from({ length: 61 }, (_, i) => `i${i}`) }),
      'too-big',
      'items',
    ],
    ['a work that is no id', () => apply({ workIds: ['1'] }), 'invalid-format', 'workIds[0]'],
    [
      'a material without files',
      () => apply({ materials: [{ key: 'k', fileIds: [] }] }),
      'too-small',
      'materials[0].fileIds',
    ],
    [
      'a telephone number in words',
      () => apply({ contact: { name: '张', mobile: '1990000123x' } }),
      'invalid-format',
      'contact.mobile',
    ],
    [
      'a contact too many',
      () => apply({ contact: { ...filing.contact, id: '2' } }),
      'unknown-field',
      'contact.id',
    ],
    [
      'a date that is none',
      () =>
        command({ type: 'request-correction', items: [{ material: '甲', problem: '乙' }], replyBy: '明天' }),
      'invalid-format',
      'commands[0].command.replyBy',
    ],
    [
      'a correction of nothing',
      () => command({ type: 'request-correction', items: [], replyBy: '2026-11-20' }),
      'too-small',
      'commands[0].command.items',
    ],
    [
      'a field of another command',
      () => command({ type: 'accept', reason: '因为' }),
      'unknown-field',
      'commands[0].command.reason',
    ],
    [
      'a command without its reason',
      () => command({ type: 'not-needed' }),
      'invalid-type',
      'commands[0].command.reason',
    ],
    [
      'days in words',
      () => command({ type: 'start-special', kind: 'hearing', days: '5' }),
      'invalid-type',
      'commands[0].command.days',
    ],
    [
      'no days at all',
      () => command({ type: 'start-special', kind: 'hearing', days: 0 }),
      'too-small',
      'commands[0].command.days',
    ],
    [
      'days without end',
      () => command({ type: 'extend', days: 366, reason: '因为' }),
      'too-big',
      'commands[0].command.days',
    ],
    [
      'a procedure nobody knows',
      () => command({ type: 'start-special', kind: 'lunch' }),
      'invalid-value',
      'commands[0].command.kind',
    ],
    [
      'a moment without its zone',
      () => command({ type: 'accept', happenedAt: '2026-11-02T09:00:00' }),
      'invalid-format',
      'commands[0].command.happenedAt',
    ],
    [
      'the year nought',
      () => command({ type: 'accept', happenedAt: '0000-01-01T00:00:00Z' }),
      'custom',
      'commands[0].command.happenedAt',
    ],
  ])('%s is refused, naming it', async (_, send, code, field) => {
    const before = await counts();
    const { errors } = expectRefusal(await send(), 422, 'invalid-fields', field);
    expect(errors?.map((error) => error.code)).toEqual([code]);
    expect(await counts()).toEqual(before);
  });

  test('a command nobody knows is refused, and the known ones are named', async () => {
    const { errors } = expectRefusal(await command({ type: 'delete' }), 422, 'invalid-fields');
    expect(errors?.[0]?.field).toBe('commands[0].command.type');
  });

  test.each([
    ['decisionType', 'A00009', 'invalid-fields'],
    ['nature', '99', 'invalid-form'],
    ['guidance', '随意', 'invalid-form'],
    ['landMode', '__proto__', 'invalid-form'],
    ['workCategory', 'constructor', 'invalid-form'],
    ['approvalDivision', '999999', 'invalid-form'],
    ['flowId', '__proto__', 'invalid-form'],
    ['flowId', 'gov-building', 'invalid-form'],
  ])('%s = %s is not in its list, and the field is named', async (field, value, code) => {
    expectRefusal(await project({ ...PRIVATE_FORM, [field]: value }), 422, code, `form.${field}`);
  });

  test('all that is wrong is told at once', async () => {
    const form = { ...PRIVATE_FORM, nature: '99', plannedEnd: '2026-01', landArea: undefined, inZone: true };
    const { errors, detail } = expectRefusal(await project(form), 422, 'invalid-form');
    expect(errors?.map((error) => error.field).sort()).toEqual([
      'form.landArea',
      'form.nature',
      'form.plannedEnd',
      'form.zoneName',
    ]);
    expect(detail).toContain('等 4 处');
  });
});
