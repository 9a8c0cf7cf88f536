import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DOWN_MESSAGES as say } from './messages.ts';

const text = z.string().min(1);

/** Forms of values as the line writes them; each becomes the form the platform keeps. */
const TYPES = [
  'text',
  'number',
  'flag',
  'division',
  'industry',
  'month-first',
  'month-last',
  'list',
] as const;

const fieldSchema = z.strictObject({
  /** Path in our form; a step that is a number is a place in a list. */
  field: text,
  name: text,
  /** Field of the line. */
  from: text,
  type: z.enum(TYPES),
  required: z.boolean().optional(),
  map: z.record(z.string(), z.string()).optional(),
  /** same: what `map` does not name stays as it is; without it that is a fault. */
  otherwise: z.literal('same').optional(),
  default: z.union([z.string(), z.boolean()]).optional(),
  mark: text.optional(),
  note: text.optional(),
  fields: z.array(z.lazy((): z.ZodType<FromField> => fieldSchema)).optional(),
});

/** How one value of our form is made from what the line says. */
export type FromField = {
  readonly field: string;
  readonly name: string;
  readonly from: string;
  readonly type: (typeof TYPES)[number];
  readonly required?: boolean | undefined;
  readonly map?: Readonly<Record<string, string>> | undefined;
  readonly otherwise?: 'same' | undefined;
  readonly default?: string | boolean | undefined;
  readonly mark?: string | undefined;
  readonly note?: string | undefined;
  readonly fields?: readonly FromField[] | undefined;
};

const head = { title: text, version: text, origin: text, mark: text };
const projectTable = z.strictObject({
  ...head,
  kind: z.literal('central-project'),
  fields: z.array(fieldSchema).min(1),
});
const resultTable = z.strictObject({
  ...head,
  kind: z.literal('central-result'),
  /** Standard item code → item of the platform. */
  items: z.record(z.string(), text),
  /** Name of the item as ministries write it → item of the platform. */
  names: z.record(z.string(), text),
});

/** The tables by which what comes down is read: data of the province, corrected without touching code. */
export type FromTables = {
  readonly project: z.output<typeof projectTable>;
  readonly result: z.output<typeof resultTable>;
};

/** Folder of the pack's tables. */
export const FROM_FOLDER = join(
  dirname(fileURLToPath(import.meta.resolve('@zongheng/pack-liaoning/pack.json'))),
  'national',
  'from',
);

/** Reads the tables. @throws Error naming file and fault of a broken one. */
export function readFromTables(folder: string = FROM_FOLDER): FromTables {
  return {
    project: read(folder, 'central-project.json', projectTable),
    result: read(folder, 'central-result.json', resultTable),
  };
}

function read<S extends z.ZodType>(folder: string, file: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  if (!parsed.success) throw new Error(say.badTable(file, z.prettifyError(parsed.error)));
  return parsed.data;
}
