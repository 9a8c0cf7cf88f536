import { configDefaults, defineConfig } from 'vitest/config';

const exclude = [...configDefaults.exclude, '**/dist/**'];
const database = {
  environment: 'node' as const,
  globalSetup: ['server/testing/global-setup.ts'],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

/**
 * `unit` needs nothing. `db` runs the server's tests on PostgreSQL 18, `db15` those of what speaks SQL
 * (`*.store.test.ts`) on 15 as well. `browser` is the journeys in a real browser, two files at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{core,packs,web}/**/*.test.{ts,tsx}', 'tools/**/*.test.mjs'],
          exclude,
          environment: 'node',
        },
      },
      {
        test: {
          name: 'db',
          include: ['{server,bench,centre}/**/*.test.ts'],
          exclude,
          ...database,
          env: { ZONGHENG_TEST_PG: '18' },
        },
      },
      {
        test: {
          name: 'db15',
          include: ['server/**/*.store.test.ts'],
          exclude,
          ...database,
          env: { ZONGHENG_TEST_PG: '15' },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          exclude,
          ...database,
          env: { ZONGHENG_TEST_PG: '18' },
          testTimeout: 120_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
          // Never beside the others: a page that waits for a busy machine fails for no reason of its own.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
