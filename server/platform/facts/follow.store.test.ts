import { expect, test } from 'vitest';
import { createDatabase, createPool, isConnectionLost } from '../database/index.ts';
import { follow } from './follower.ts';
import { effectsOf, freshHome, freshReader, gate, recorder, upTo, useEffects } from './testing/effects.ts';
import { append, newStream } from './testing/record.ts';

const database = useEffects();

test('goes on by itself, reports an error with its home, tries again, and skips nothing', async () => {
  const [bad, good] = [freshHome(), freshHome()];
  for (const home of [bad, good]) await append(database().app, newStream(home), 2);
  const [failed, done] = [gate(), gate()];
  const errors: [string, string, string | undefined][] = [];
  let fails = 3;
  const reader = recorder(freshReader(), async (facts) => {
    if (facts[0]?.envelope.home !== bad) return;
    fails -= 1;
    if (fails >= 0) throw new Error('not today');
    if (facts.at(-1)?.position === 3) done.open();
  });
  const stop = new AbortController();
  const following = follow(database().app, reader, {
    signal: stop.signal,
    pollMs: 1,
    retryMs: 1,
    onError: (name, error, home) => {
      errors.push([name, String(error), home]);
      failed.open();
    },
  });
  await failed.passed;
  await append(database().app, newStream(bad), 1);
  await done.passed;
  stop.abort();
  await following;
  expect(errors).toEqual(Array.from({ length: 3 }, () => [reader.name, 'Error: not today', bad]));
  expect(await effectsOf(database(), reader.name, bad)).toEqual(upTo(3));
  expect(await effectsOf(database(), reader.name, good)).toEqual([1, 2]);
});

test('a home that rests does not hold up the others', async () => {
  const [bad, good] = [freshHome(), freshHome()];
  await append(database().app, newStream(bad), 1);
  const [failed, done] = [gate(), gate()];
  const reader = recorder(freshReader(), (facts) => {
    const home = facts[0]?.envelope.home;
    if (home === bad) throw new Error('for ever');
    if (home === good) done.open();
  });
  const stop = new AbortController();
  let errors = 0;
  const following = follow(database().app, reader, {
    signal: stop.signal,
    pollMs: 1,
    retryMs: 3_600_000,
    onError: () => {
      errors += 1;
      failed.open();
    },
  });
  await failed.passed;
  await append(database().app, newStream(good), 1);
  await done.passed;
  stop.abort();
  await following;
  expect(errors).toBe(1);
  expect(await effectsOf(database(), reader.name, good)).toEqual([1]);
});

test('outlives sessions that the server ends, and ends when told to', async () => {
  const home = freshHome();
  const options = { max: 1, applicationName: 'test-broken', onError: () => {} };
  const broken = createDatabase(createPool(database().appUrl, options));
  const [failed, done] = [gate(), gate()];
  let isFirst = true;
  const reader = recorder(freshReader(), async (facts) => {
    if (facts[0]?.envelope.home !== home) return;
    if (isFirst) {
      isFirst = false;
      await database().app.query({
        name: 'test-terminate',
        text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'test-broken'`,
      });
    } else done.open();
  });
  await append(database().app, newStream(home), 2);
  const stop = new AbortController();
  const errors: unknown[] = [];
  const following = follow(broken, reader, {
    signal: stop.signal,
    pollMs: 1,
    retryMs: 1,
    onError: (_, error) => {
      errors.push(error);
      failed.open();
    },
  });
  await failed.passed;
  await done.passed;
  stop.abort();
  await following;
  await broken.close();
  expect(errors).toHaveLength(1);
  expect(isConnectionLost(errors[0])).toBe(true);
  expect(await effectsOf(database(), reader.name, home)).toEqual([1, 2]);
});
