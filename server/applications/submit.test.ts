import { expect, test } from 'vitest';
import type { Actor } from '../identity/index.ts';
import { useScene } from '../journey/scene.ts';
import { findProject } from '../projects/index.ts';
import { submitApplication } from './submit.ts';

/** What can happen between the look at a project and the writing of its application. */
const scene = useScene();

test('what an item waits for may be granted while it is being filed: it starts all the same', async () => {
  const { services, owner } = scene();
  const first = await scene().file(['land-grant', 'ent-filing']);
  await scene().grant(first, 'ent-filing');
  const { fileId: _, ...given } = await scene().filing(first.projectId, ['land-planning-permit']);
  const project = await findProject(services.database, first.projectId);
  if (!project) throw new Error('no project');

  const { person, seat } = (await owner.get('/api/session')).json();
  const actor: Actor = { personId: person.id, personName: person.name, seat };
  const { database } = services;
  const pipeline: typeof database.pipeline = async (statements) => {
    await scene().grant(first, 'land-grant');
    await scene().work();
    return database.pipeline(statements);
  };
  const how = { channel: 'web', idempotency: null };
  const done = await submitApplication(
    { ...services, database: { ...database, pipeline } },
    actor,
    project,
    given,
    how,
  );
  if (!done.ok) throw new Error(done.refusal.message);

  await scene().work();
  const application = (await owner.get(`/api/applications/${done.value.id}`)).json();
  expect(application).toMatchObject({ queued: [], cases: [{ itemId: 'land-planning-permit' }] });
});
