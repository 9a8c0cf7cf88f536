import type { FormState } from './form-state.ts';
import type { ProjectDraft } from './project-form.tsx';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A stored draft over a fresh form: fields of another shape (an older version of the form) are left at
 * their fresh value. Null where the body is no project draft.
 */
export function readDraft(body: unknown, fresh: FormState): ProjectDraft | null {
  if (!isRecord(body) || !isRecord(body.form)) return null;
  const stored = body.form;
  const form = Object.fromEntries(
    Object.entries(fresh).map(([key, value]) => {
      const kept = stored[key];
      const same = Array.isArray(value) ? Array.isArray(kept) : typeof kept === typeof value && kept !== null;
      return [key, same ? kept : value];
    }),
  ) as FormState;
  const truthful = isRecord(body.declaration) && body.declaration.truthful === true;
  const step = typeof body.step === 'number' ? body.step : 0;
  return { declaration: { nonClassified: true, truthful }, form, step };
}
