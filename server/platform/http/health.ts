import type { Check } from './http-app.ts';

/** A check that takes longer than this counts as failed: a load balancer does not wait. */
const PATIENCE_MS = 2000;

export type Readiness = { readonly ready: boolean; readonly checks: Record<string, 'ok' | 'failed'> };

/** Runs every check at once. Why one failed goes to `report`, not to whoever asked. */
export async function readiness(
  checks: Readonly<Record<string, Check>>,
  report: (name: string, error: unknown) => void,
): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await withPatience(check());
        return [name, 'ok'] as const;
      } catch (error) {
        report(name, error);
        return [name, 'failed'] as const;
      }
    }),
  );
  return { ready: results.every(([, state]) => state === 'ok'), checks: Object.fromEntries(results) };
}

async function withPatience(check: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The check did not answer in time.')), PATIENCE_MS);
  });
  try {
    await Promise.race([check, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
