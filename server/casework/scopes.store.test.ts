import { expect, test } from 'vitest';
import { useScene } from '../journey/scene.ts';
import { catchUp } from '../platform/facts/index.ts';
import { countOpen, scopesFollower } from './index.ts';

const scene = useScene();

test('open cases are listed for the divisions their project has moved to', async () => {
  const { services } = scene();
  const { database } = services;
  const filed = await scene().file(['soil']);
  const now = new Date(services.clock.now()).toISOString();
  const open = (division: string) => countOpen(database, { divisions: [division] }, 10, now);
  expect([await open('210102'), await open('210103')]).toEqual([1, 0]);

  // As the project's own door leaves it when the place of building is another district.
  await database.query({
    name: 'move_project',
    text: `UPDATE projects.projects SET divisions = array_replace(divisions, '210102', '210103') WHERE id = $1`,
    values: [filed.projectId],
  });
  await catchUp(database, scopesFollower());
  expect([await open('210102'), await open('210103')]).toEqual([0, 1]);
});
