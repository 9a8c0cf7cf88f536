import type { TestProject } from 'vitest/node';
import { startTestCluster, type TestClusterUrls, testVersion } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestClusterUrls;
  }
}

/** Vitest runs this once a project and run; what it returns is run at the end, also after failures. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster(testVersion(project.config.env.ZONGHENG_TEST_PG));
  project.provide('testCluster', cluster.urls);
  return () => cluster.stop();
}
