import type { FactEnvelope } from '@zongheng/core/evidence';

/**
 * Whether somebody did this and told it: not what follows from another fact in the same transaction (部门开始办理,
 * the close of what was open when a case ended), nor what the law made true and a timer wrote down.
 */
export function isDeed({ type, data, channel }: FactEnvelope): boolean {
  if (type === 'case.handling-started' || channel === 'timer') return false;
  return data.closing !== true && data.deemed !== true;
}

/** The person who did it; null for a connected system. */
export function personOf({ actor }: FactEnvelope): string | null {
  return 'system' in actor ? null : actor.person;
}
