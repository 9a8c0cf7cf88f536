import { reproject } from '../casework/index.ts';
import { withWeekOff } from '../journey/week-off.ts';
import { systemRandom } from '../platform/crypto/index.ts';
import { createDatabase, createPool } from '../platform/database/index.ts';
import { createServices, openCatalogue } from '../services.ts';
import { sweepLadder } from './index.ts';

// A process of its own that runs one sweep, as the work process does, so that a test can kill it in the middle.
const [url = '', sweep = '', now = '', version = ''] = process.argv.slice(2);
const clock = { now: () => Number(now) };
const database = createDatabase(createPool(url));
const services = createServices(database, await openCatalogue(database, clock), clock, systemRandom);
if (sweep === 'ladder') {
  await sweepLadder({ ...services, log: { error: console.error, warn: console.warn } });
} else {
  const changed = withWeekOff(services, version);
  await reproject(changed, { batch: 1, onBatch: () => process.stdout.write('batch\n') });
}
process.stdout.write('done\n');
await database.close();
