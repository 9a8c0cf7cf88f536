import { z } from 'zod';
import { defineCursor, limitParameter, pageSchema } from '../../platform/http/index.ts';
import { MOST_AT_ONCE } from './schema-commands.ts';
import { CELL_STATES, code, day, exceptionSchema, named, taskSchema } from './schema-parts.ts';

export const matrixQuery = z.strictObject({
  level: z.enum(['province', 'city', 'county']).optional(),
  city: code.optional(),
  department: code.optional(),
  stage: z.coerce.number().int().min(1).max(5).optional(),
});
const counts = z.object({
  missing: z.int(),
  draft: z.int(),
  published: z.int(),
  behind: z.int(),
  deviating: z.int(),
});
export const matrixSchema = z
  .object({
    day: z.string(),
    columns: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        level: z.enum(['province', 'city', 'county', 'zone']),
        parent: z.string().nullable(),
        counts,
      }),
    ),
    rows: z.array(
      z.object({
        item: z.string(),
        name: z.string(),
        department: named,
        stage: z.int(),
        standard: z.int(),
        counts,
        /** One a column; null: the level does not exercise the item. */
        states: z.array(z.enum(CELL_STATES).nullable()),
        /** Place of the implementing body in `bodies`, one a column; -1: none. */
        bodies: z.array(z.int()),
        /** Columns in which a draft is under way over a published version. */
        drafting: z.array(z.int()),
      }),
    ),
    bodies: z.array(z.object({ id: z.string(), name: z.string() })),
    total: counts,
  })
  .meta({ id: 'CatalogueMatrix' });
export type MatrixView = z.output<typeof matrixSchema>;

export const taskCursor = defineCursor('catalogue-tasks', z.tuple([day, z.uuid()]));
export const taskQuery = z.strictObject({
  mine: z.stringbool().default(false),
  item: code.optional(),
  division: code.optional(),
  department: code.optional(),
  state: z.enum(['open', 'overdue', 'done', 'all']).default('open'),
  cursor: taskCursor.parameter.optional(),
  limit: limitParameter,
});
export const taskPageSchema = pageSchema(taskSchema).meta({ id: 'CatalogueTaskPage' });
export const remindSchema = z.strictObject({ ids: z.array(z.uuid().toLowerCase()).min(1).max(MOST_AT_ONCE) });
export const remindedSchema = z
  .object({
    done: z.int(),
    results: z.array(z.object({ id: z.uuid(), ok: z.boolean(), message: z.string().nullable() })),
  })
  .meta({ id: 'CatalogueReminders' });

export const exceptionQuery = z.strictObject({
  status: z.enum(['proposed', 'approved', 'refused']).optional(),
  department: code.optional(),
  division: code.optional(),
});
export const exceptionsSchema = z
  .object({ rows: z.array(exceptionSchema), total: z.int() })
  .meta({ id: 'CatalogueExceptions' });
