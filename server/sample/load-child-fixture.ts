import { createDatabase, createPool } from '../platform/database/index.ts';
import { loadSample } from './index.ts';
import { END, sampleDeps } from './sample-fixture.ts';

// A process of its own that loads a small sample and says how far it is, so that a test can kill it.
const [url = '', folder = '', projects = ''] = process.argv.slice(2);
const database = createDatabase(createPool(url));
const deps = await sampleDeps(database, folder);
await loadSample(deps, {
  endsAt: END,
  projects: Number(projects),
  onProgress: ({ done, total }) => process.stdout.write(`${done} ${total}\n`),
});
await database.close();
