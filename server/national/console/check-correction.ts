import { checkFields, type FieldRefusal } from '../../platform/http/index.ts';
import { checkMapping, type Library, orders } from '../mapping/library.ts';
import { type Mapping, mappingSchema } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';

/** What tells messages apart and in which order they go: another value would tear told things from their rows. */
const FIXED = ['kind', 'line', 'source', 'order', 'target'] as const;

/** A mapping that somebody wrote, checked as the pack's files are; every fault is named by its field. */
export function checkCorrection(
  library: Library,
  kind: string,
  body: unknown,
):
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly errors: readonly FieldRefusal[] } {
  // What nobody can see has no place in a mapping, and some of it none in the database.
  if (/\\u(00|d[89a-f])/i.test(JSON.stringify(body))) {
    return { ok: false, errors: [{ field: 'body', code: 'unseen', message: MESSAGES.console.unseen }] };
  }
  const parsed = checkFields(mappingSchema, body);
  if (!parsed.ok) return parsed;
  const { mapping, problems } = checkMapping(parsed.value, orders(library.all()));
  const errors: FieldRefusal[] = problems.map(({ path, message }) => ({
    field: path,
    code: 'mapping',
    message: `${path}:${message}`,
  }));
  const before = library.get(kind);
  for (const field of FIXED) {
    if (before && parsed.value[field] !== before[field]) {
      errors.push({ field, code: 'fixed-field', message: MESSAGES.console.fixedField(field) });
    }
  }
  return mapping && errors.length === 0 ? { ok: true, mapping } : { ok: false, errors };
}
