import { z } from 'zod';
import { SOURCE_KINDS } from '../sources/fields.ts';
import { RULES } from './rules.ts';

/** The two lines upward: 发展改革 (code, project, cases) and 住房城乡建设 (SPGL tables). */
export const LINES = ['investment', 'construction'] as const;
export type Line = (typeof LINES)[number];

const text = z.string().min(1);
const COLUMN_TYPES = ['text', 'integer', 'decimal', 'day', 'time', 'list', 'binary'] as const;

/**
 * One target column: where its value comes from and what it must look like. `from` is a path into the source;
 * null says that the platform has no such fact. `map` turns source values into the centre's codes.
 */
export const columnSchema = z.strictObject({
  column: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
  name: text,
  type: z.enum(COLUMN_TYPES),
  from: text.nullable().optional(),
  const: z.union([z.string(), z.number()]).optional(),
  rule: z.enum(RULES).optional(),
  map: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** For a source value that `map` does not name; without it such a value is a fault. */
  otherwise: z.union([z.string(), z.number()]).nullable().optional(),
  required: z.boolean().optional(),
  /** Most characters; a longer value is a fault unless `rule` is `cut`. */
  length: z.int().min(1).optional(),
  /** Code list of the province pack or of the centre that the value must be in. */
  list: text.optional(),
  mark: text.optional(),
  note: text.optional(),
  /** For type list: the mapping of each entry. */
  columns: z.array(z.lazy((): z.ZodType<Column> => columnSchema)).optional(),
});

export type Column = {
  readonly column: string;
  readonly name: string;
  readonly type: (typeof COLUMN_TYPES)[number];
  readonly from?: string | null | undefined;
  readonly const?: string | number | undefined;
  readonly rule?: (typeof RULES)[number] | undefined;
  readonly map?: Readonly<Record<string, string | number>> | undefined;
  readonly otherwise?: string | number | null | undefined;
  readonly required?: boolean | undefined;
  readonly length?: number | undefined;
  readonly list?: string | undefined;
  readonly mark?: string | undefined;
  readonly note?: string | undefined;
  readonly columns?: readonly Column[] | undefined;
};

/** How one kind of message is made: a readable file, so that a deployer corrects it without touching code. */
export const mappingSchema = z.strictObject({
  kind: z.string().regex(/^(investment|construction)\.[a-z]+(-[a-z]+)*$/),
  line: z.enum(LINES),
  title: text,
  /** Table of the front database, or kind of the investment line's intake. */
  target: text,
  /** Place in the order of sending: parents have a lower one. */
  order: z.int().min(1).max(999),
  source: z.enum(SOURCE_KINDS),
  /** Which of the source's things are reported: all of these fields must have one of these values. */
  only: z.record(z.string(), z.array(z.union([z.string(), z.number(), z.boolean()]))).optional(),
  /** Kinds of message that must be stored at the centre first. */
  parents: z.array(text),
  /** Each step of a case waits for the one before it: the receiver keeps only the newest state. */
  chain: z.boolean().optional(),
  version: text,
  origin: text,
  mark: text.optional(),
  columns: z.array(columnSchema).min(1),
});
export type Mapping = z.output<typeof mappingSchema>;
