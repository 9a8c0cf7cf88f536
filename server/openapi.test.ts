import { expect, it } from 'vitest';
import { openWorld } from './journey/world.ts';
import { useTestDatabase } from './testing/index.ts';

const database = useTestDatabase();

/**
 * The document that web and connected systems take their types from is kept in the tree, so that a change
 * of the interface shows in review; `npm test -- --project db server/openapi -u` writes it anew.
 */
it('server/openapi.json is what the server says of itself', async () => {
  const world = await openWorld(database().app, database().portal, '2026-11-23 09:00');
  try {
    const answer = await world.app.inject({ url: '/openapi.json' });
    expect(answer.statusCode).toBe(200);
    const text = `${JSON.stringify(answer.json(), null, 1)}\n`;
    await expect(text).toMatchFileSnapshot('openapi.json');
  } finally {
    await world.close();
  }
});
