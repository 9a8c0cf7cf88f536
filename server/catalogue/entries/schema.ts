import { z } from 'zod';
import { defineCursor, limitParameter, pageSchema } from '../../platform/http/index.ts';
import { words } from '../../platform/text/index.ts';
import {
  ACTS,
  behindSchema,
  code,
  coded,
  conformitySchema,
  DRAFT_STATUSES,
  differenceSchema,
  draftSchema,
  ENTRY_STATUSES,
  exceptionSchema,
  KINDS,
  keySchema,
  named,
  place,
  taskSchema,
  versionSchema,
} from './schema-parts.ts';

const rowFields = {
  kind: z.enum(KINDS),
  subject: z.string(),
  division: place,
  name: z.string(),
  department: named,
  /** Who drafts and publishes it. */
  body: named,
  status: coded(ENTRY_STATUSES),
  /** Version in force. */
  current: z.int().nullable(),
  /** Version of the standard or template that one stands under, and the newest. */
  standard: z.int().nullable(),
  newest: z.int().nullable(),
};

export const entryRowSchema = z
  .object({
    ...rowFields,
    draft: z
      .object({ status: coded(DRAFT_STATUSES), revision: z.int(), savedAt: z.string(), refused: z.int() })
      .nullable(),
    task: z.object({ id: z.uuid(), dueOn: z.string(), overdue: z.boolean() }).nullable(),
    /** What the reader may do with it now that waits to be done. */
    todo: z.array(z.enum(ACTS)),
  })
  .meta({ id: 'CatalogueEntryRow' });
export const entryPageSchema = pageSchema(entryRowSchema).meta({ id: 'CatalogueEntryPage' });

export const entrySchema = z
  .object({
    ...rowFields,
    id: z.uuid(),
    /** Version of the stream: commands name it. */
    version: z.int(),
    /** Whether the reader may see its draft and history. */
    mayReadDraft: z.boolean(),
    inForce: versionSchema.extend({ content: z.unknown() }).nullable(),
    coming: versionSchema.extend({ content: z.unknown() }).nullable(),
    /** The standard (or template) it stands under as it is now; null for those of the province. */
    above: z.object({ version: z.int(), content: z.unknown() }).nullable(),
    /** The standard ⊕ the implementation in force, as handled there. */
    whole: z.unknown(),
    /** Where it is behind: what the newest standard changed. */
    behind: behindSchema.nullable(),
    conformity: conformitySchema.nullable(),
    draft: draftSchema.nullable(),
    /** Why it last came back, while its draft is being mended. */
    returned: z.object({ reason: z.string(), at: z.string(), who: z.string() }).nullable(),
    tasks: z.array(taskSchema),
    exceptions: z.array(exceptionSchema),
    acts: z.array(z.enum(ACTS)),
    /** Who confirms its content, and who its authority (权责). */
    confirms: z.object({ content: named.nullable(), authority: named.nullable() }),
  })
  .meta({ id: 'CatalogueEntry' });

export const entryCursor = defineCursor('catalogue-entries', z.tuple([z.string(), z.string(), z.string()]));
export const entryQuery = z.strictObject({
  kind: z.enum(KINDS).optional(),
  department: code.optional(),
  division: code.optional(),
  /** With the divisions below it. */
  below: z.stringbool().default(true),
  status: z.enum(ENTRY_STATUSES).optional(),
  body: code.optional(),
  /** Of the item; flows have several and are left out. */
  stage: z.coerce.number().int().min(1).max(5).optional(),
  q: words(60).optional(),
  mine: z.stringbool().default(false),
  cursor: entryCursor.parameter.optional(),
  limit: limitParameter,
});

export const startSchema = z.strictObject({
  /** `version`: a number; `current`: what is in force; `standard`: nothing of its own yet; `blank`: new. */
  from: z.union([z.enum(['current', 'standard', 'template']), z.int().min(1)]),
});
export const saveSchema = z.strictObject({
  /** Revision the editor saw; 0: none. */
  revision: z.int().min(0),
  content: z.unknown(),
});
export const deleteQuery = z.strictObject({ revision: z.coerce.number().int().min(1) });
export const previewSchema = keySchema.extend({ content: z.unknown() });

/** What the second of two editors is told beside the sentence: RFC 9457's extension `conflict`. */
export const conflictSchema = z
  .object({
    /** As it stands; null: deleted, or published meanwhile. */
    current: draftSchema.nullable(),
    savedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
    savedAt: z.string().nullable(),
    /** From what the editor saw to what stands, and from what stands to what the editor sent. */
    theirs: z.array(differenceSchema),
    yours: z.array(differenceSchema),
  })
  .meta({ id: 'DraftConflict' });

export const historySchema = z
  .object({
    rows: z.array(
      z.object({
        at: z.string(),
        /** 'draft' for revisions of a draft, else the type of the fact. */
        type: z.string(),
        /** What was done, in words. */
        what: z.string(),
        who: z.string(),
        body: z.string().nullable(),
        note: z.string().nullable(),
        /** Of a saved revision: what it changed. */
        revision: z.int().nullable(),
        differences: z.array(differenceSchema),
      }),
    ),
  })
  .meta({ id: 'CatalogueHistory' });

const side = z.union([z.enum(['draft', 'current', 'above']), z.coerce.number().int().min(1)]);
export const compareQuery = keySchema.extend({ a: side, b: side });
export const comparisonSchema = z
  .object({
    a: z.object({ label: z.string(), content: z.unknown() }),
    b: z.object({ label: z.string(), content: z.unknown() }),
    differences: z.array(differenceSchema),
  })
  .meta({ id: 'CatalogueComparison' });

export type EntryView = z.output<typeof entrySchema>;
export type EntryRowView = z.output<typeof entryRowSchema>;
export type ConflictView = z.output<typeof conflictSchema>;
export type HistoryView = z.output<typeof historySchema>;
