import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useScene } from '../journey/scene.ts';
import { executeProject } from './execute.ts';

/** States written before a code had a life become, by migration 0041, what their facts fold into now. */
const scene = useScene();
const SQL = readFileSync(new URL('./migrations/0041-code-life.sql', import.meta.url), 'utf8');
const UPDATE = SQL.slice(SQL.indexOf('UPDATE projects.projects'));

test('projects of the first release fold as if they were written today', async () => {
  const how = { actor: { system: 'test' }, channel: 'timer' } as const;
  const { services } = scene();
  await scene().register();
  await executeProject(services, await scene().register(), { type: 'void-code', reason: '重复赋码。' }, how);
  await scene().declare();
  const { owner } = scene().database;
  const states = () =>
    owner.read<{ code_status: string; state: unknown }>({
      name: 's',
      text: 'SELECT code_status, state FROM projects.projects ORDER BY id',
    });
  const before = await states();
  expect(before.map((row) => row.code_status)).toEqual(['issued', 'void', 'pending']);
  const strip = ['codeIssuer', 'cancellation', 'cancelRefused', 'voided', 'previousCodes']
    .map((field) => `- '${field}'`)
    .join(' ');
  await owner.query({ name: 'old', text: `UPDATE projects.projects SET state = state ${strip}` });
  expect(await states()).not.toEqual(before);
  await owner.query({ name: 'migrate', text: UPDATE });
  expect(await states()).toEqual(before);
});
