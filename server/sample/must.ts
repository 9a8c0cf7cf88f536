import type { Result } from '@zongheng/core';

/** What the plan has made sure of; anything else is a fault of the program. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}
