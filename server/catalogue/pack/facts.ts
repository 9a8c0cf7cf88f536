import type { Facts } from '@zongheng/core/planning';
import { factFields } from './schema/flow.ts';

/** The answers of a project form that flows may ask about; whatever else it holds is left aside. */
export function factsOf(form: Readonly<Record<string, unknown>>): Facts {
  const facts: Record<string, string | boolean> = {};
  for (const field of factFields) {
    const answer = form[field];
    if (typeof answer === 'string' || typeof answer === 'boolean') facts[field] = answer;
  }
  return facts;
}
