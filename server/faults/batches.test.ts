import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { NOT_THERE } from '../journey/readers.ts';
import { DECLARED, type Filed, PRIVATE_FORM, type Scene, useScene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';

/** Many commands in one request: all or nothing where that is asked for, each for itself where not. */
const scene = useScene();
const ITEMS = ['soil', 'land-grant', 'eia-form', 'seismic', 'ent-filing'];
const batch = (who: Caller, commands: readonly object[], allOrNothing?: boolean) =>
  who.post('/api/cases/commands', { commands, ...(allOrNothing === undefined ? {} : { allOrNothing }) });
const accept = (caseId: string) => ({ caseId, command: { type: 'accept' } });
const counts = async () => {
  const tables = ['facts.facts', 'facts.sealed', 'casework.documents', 'http.idempotency'];
  const text = `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS "${table}"`).join(', ')},
    (SELECT sum(version) FROM casework.cases) AS versions, (SELECT sum(position) FROM facts.heads) AS heads`;
  return scene().database.owner.read({ name: 'counts', text });
};

test('a thousand commands in one request are all done, in order, with unbroken positions in the feed', async () => {
  const declared = await Promise.all(Array.from({ length: 100 }, () => scene().declare()));
  await scene().work();
  const filed = await Promise.all(declared.map((projectId) => scene().file(['soil'], { projectId })));
  const ids = filed.map(({ of }) => of('soil').id);
  const handler = await scene().staff('case-handler', filed[0]?.of('soil').bodyId ?? '');
  const special = [{ type: 'start-special', kind: 'expert-review', days: 5 }, { type: 'end-special' }];
  const steps = [{ type: 'accept' }, ...special, ...special, ...special, ...special, special[0]];
  const commands = steps.flatMap((command) => ids.map((caseId) => ({ caseId, command })));
  expect(commands).toHaveLength(1000);

  const answer = await batch(handler, commands);
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  const { results } = answer.json<{
    results: { ok: boolean; caseId: string; case: { version: number } }[];
  }>();
  expect(results.map(({ caseId }) => caseId)).toEqual(commands.map(({ caseId }) => caseId));
  // Received, accepted, handling started, and nine steps more.
  expect(new Set(results.slice(-100).map((result) => result.case.version))).toEqual(new Set([12]));
  const gaps = await scene().database.owner.read({
    name: 'gaps',
    text: `SELECT (max(position) - count(*))::int AS gaps FROM facts.facts WHERE home = '210100'`,
  });
  expect(gaps).toEqual([{ gaps: 0 }]);
}, 60_000);

describe('all or nothing', () => {
  let filed: Filed;
  beforeAll(async () => {
    filed = await scene().file(ITEMS);
  });

  test.each<[string, (ids: readonly string[]) => object, number, string]>([
    ['a case that is not there', () => accept(NOT_THERE), 404, 'not-found'],
    [
      'a command that is not theirs',
      ([id = '']) => ({ caseId: id, command: { type: 'end-special' } }),
      403,
      'forbidden',
    ],
    ['a state that does not fit', ([id = '']) => accept(id), 422, 'wrong-order'],
    ['a version that has passed', ([id = '']) => ({ ...accept(id), version: 7 }), 409, 'version-conflict'],
    [
      'a moment to come',
      ([id = '']) => ({
        caseId: id,
        command: { type: 'not-needed', reason: '因为', happenedAt: '2099-01-01T00:00:00Z' },
      }),
      422,
      'in-the-future',
    ],
  ])('%s refuses the whole batch, names its place, and nothing is written', async (_, bad, status, code) => {
    const ids = filed.cases.map(({ id }) => id);
    const before = await counts();
    const commands = [...ids.map(accept), bad(ids)];
    const { errors } = expectRefusal(await batch(scene().window, commands), status, code);
    expect(errors?.map((error) => error.code)).toEqual([code]);
    expect(errors?.[0]?.field).toMatch(/^commands\[5\]/);
    expect(await counts()).toEqual(before);
  });

  test('two that are wrong are both named', async () => {
    const ids = filed.cases.map(({ id }) => id);
    const commands = [accept(NOT_THERE), ...ids.map(accept), accept(NOT_THERE)];
    const { errors } = expectRefusal(await batch(scene().window, commands), 404, 'not-found');
    expect(errors?.map((error) => error.field)).toEqual(['commands[0]', 'commands[6]']);
  });

  test('without it each stands for itself', async () => {
    const ids = filed.cases.map(({ id }) => id);
    const answer = await batch(scene().window, [accept(NOT_THERE), ...ids.map(accept)], false);
    expect(answer.statusCode).toBe(200);
    expect(answer.json().results.map((result: { ok: boolean }) => result.ok)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(answer.json().results[0].refusal.code).toBe('not-found');
  });

  test('several commands on one case follow each other', async () => {
    const one = (await scene().file(['soil'])).of('soil');
    const handler = await scene().staff('case-handler', one.bodyId);
    const answer = await batch(handler, [
      accept(one.id),
      { caseId: one.id, command: { type: 'start-special', kind: 'expert-review', days: 5 } },
      { caseId: one.id, command: { type: 'end-special' } },
    ]);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json().results.at(-1).case.status.name).toBe('特别程序(结束)');
  });
});

describe('over several homes', () => {
  /** A project of another city, whose earthquake case the same provincial body decides. */
  const inDalian = async (world: Scene): Promise<string> => {
    const dalian = {
      ...PRIVATE_FORM,
      approvalDivision: '210200',
      places: [{ division: '210202', detail: '示例路2号' }],
    };
    const answer = await world.owner.post('/api/projects', { declaration: DECLARED, form: dalian });
    await world.work();
    const { projectId, cases } = await world.file(['seismic'], { projectId: answer.json().id });
    expect((await world.owner.get(`/api/projects/${projectId}`)).json().home).toBe('210200');
    return cases[0]?.id ?? '';
  };

  test('one decision of a provincial body reaches both, or neither', async () => {
    const here = (await scene().file(['seismic'])).of('seismic');
    const there = await inDalian(scene());
    const approver = await scene().staff('case-approver', here.bodyId);
    const before = await counts();
    expectRefusal(
      await batch(approver, [accept(here.id), accept(there), accept(here.id)]),
      422,
      'wrong-order',
    );
    expect(await counts()).toEqual(before);
    const answer = await batch(approver, [accept(here.id), accept(there)]);
    expect(answer.json().results.map((result: { ok: boolean }) => result.ok)).toEqual([true, true]);
  });

  test('somebody faster in one home leaves nothing half done in the other', async () => {
    const here = (await scene().file(['seismic'])).of('seismic');
    const approvers = [];
    for (let i = 0; i < 4; i += 1) approvers.push(await scene().as('case-approver', { bodyId: here.bodyId }));
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = [(await scene().file(['seismic'])).of('seismic').id, await inDalian(scene())];
      const answers = await Promise.all(
        approvers.map((who, i) =>
          batch(who, i % 2 === 0 ? [accept(one), accept(two)] : [accept(two), accept(one)]),
        ),
      );
      // One batch accepts both; every other hears that it came too late for the first case it names.
      const codes = answers.map((answer) => answer.statusCode).sort();
      expect(codes).toEqual([200, 422, 422, 422]);
      for (const answer of answers.filter(({ statusCode }) => statusCode === 422)) {
        expect(expectRefusal(answer, 422, 'wrong-order').errors).toHaveLength(2);
      }
    }
  }, 60_000);
});
