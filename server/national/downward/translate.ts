import { DOWN_MESSAGES as say } from './messages.ts';
import type { FromField } from './tables.ts';

export type Translated = {
  readonly form: Readonly<Record<string, unknown>>;
  /** Every fault, each naming its field. */
  readonly faults: readonly string[];
};

type Tell = (fault: string) => void;

/** Makes our form of what the line says, field by field as the table has it. */
export function translate(
  fields: readonly FromField[],
  given: Readonly<Record<string, unknown>>,
): Translated {
  const faults: string[] = [];
  const form = translateOne(fields, given, (fault) => faults.push(fault));
  return { form, faults };
}

function translateOne(
  fields: readonly FromField[],
  given: Readonly<Record<string, unknown>>,
  tell: Tell,
): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const field of fields) {
    const value = fieldValue(field, given, tell);
    if (value !== undefined) put(made, field.field.split('.'), value);
  }
  return made;
}

function fieldValue(field: FromField, given: Readonly<Record<string, unknown>>, tell: Tell): unknown {
  const raw = Object.hasOwn(given, field.from) ? given[field.from] : undefined;
  if (raw === undefined || raw === null || raw === '') {
    if (field.default === undefined && field.required === true) tell(say.missing(field.name, field.from));
    return field.default;
  }
  if (field.type === 'list') return listOf(field, raw, tell);
  const wrong = () => tell(say.wrongForm(field.name, shown(raw)));
  const value = formOf(field.type, raw);
  if (value === undefined) {
    wrong();
    return undefined;
  }
  if (!field.map || typeof value !== 'string') return value;
  if (Object.hasOwn(field.map, value)) return field.map[value];
  if (field.otherwise === 'same') return value;
  tell(say.unmapped(field.name, value));
  return undefined;
}

function listOf(field: FromField, raw: unknown, tell: Tell): unknown {
  const entries = Array.isArray(raw) ? raw : [];
  if (entries.length === 0 && field.required === true) tell(say.missing(field.name, field.from));
  return entries.map((entry: unknown, i) =>
    translateOne(field.fields ?? [], objectOf(entry), (fault) =>
      tell(`${field.name}第 ${i + 1} 项 ${fault}`),
    ),
  );
}

function objectOf(entry: unknown): Readonly<Record<string, unknown>> {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry)
    ? (entry as Readonly<Record<string, unknown>>)
    : {};
}

/** The value as the platform writes it; undefined where it is not of its form. */
function formOf(type: Exclude<FromField['type'], 'list'>, raw: unknown): string | boolean | undefined {
  if (type === 'flag') return flagOf(raw);
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const text = String(raw).trim();
  switch (type) {
    case 'text':
      return text;
    case 'number':
      // As it is written: an amount must not pass through a binary fraction.
      return /^\d{1,14}(\.\d{1,6})?$/.test(text)
        ? text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
        : undefined;
    case 'division':
      return /^(\d{6})(\d{6})?$/.exec(text)?.[1];
    case 'industry': {
      const digits = /^(?:A?(\d{4})X?|[A-Z](\d{4}))$/.exec(text);
      return digits ? `A${digits[1] ?? digits[2]}X` : undefined;
    }
    case 'month-first':
      return monthOf(text, '01');
    case 'month-last':
      return monthOf(text, '12');
  }
}

function flagOf(raw: unknown): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  const text = String(raw);
  if (text === '1' || text === '是') return true;
  return text === '0' || text === '否' ? false : undefined;
}

function monthOf(text: string, monthOfYear: string): string | undefined {
  const match = /^(\d{4})(?:-?(0[1-9]|1[0-2]))?$/.exec(text);
  return match ? `${match[1]}-${match[2] ?? monthOfYear}` : undefined;
}

function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inList = /^\d+$/.test(rest[0] ?? '');
  into[first] ??= inList ? [] : {};
  put(into[first] as Record<string, unknown>, rest, value);
}

/** A value for a sentence: short, whatever it is. */
function shown(raw: unknown): string {
  return (typeof raw === 'string' ? raw : JSON.stringify(raw)).slice(0, 60);
}
