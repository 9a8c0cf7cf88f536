import { z } from 'zod';
import { MESSAGES } from './messages.ts';

/** Wire names of the keeping of the catalogue. */

export const KINDS = ['standard', 'implementation', 'flow'] as const;
export const ENTRY_STATUSES = [
  'missing',
  'draft',
  'submitted',
  'content-confirmed',
  'authority-confirmed',
  'published',
  'behind',
  'deviating',
  'withdrawn',
] as const;
export const DRAFT_STATUSES = [
  'none',
  'draft',
  'submitted',
  'content-confirmed',
  'authority-confirmed',
] as const;
export const CELL_STATES = ['missing', 'draft', 'published', 'behind', 'deviating'] as const;
export const ACTS = [
  'start-draft',
  'save-draft',
  'delete-draft',
  'submit',
  'confirm-content',
  'confirm-authority',
  'publish',
  'return',
  'recall',
  'withdraw',
  'propose-exception',
  'decide-exception',
] as const;
export type Act = (typeof ACTS)[number];
export type EntryStatus = (typeof ENTRY_STATUSES)[number];
export type CellState = (typeof CELL_STATES)[number];

export const code = z.string().max(80);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, MESSAGES.dayForm);
export const named = z.object({ id: z.string(), name: z.string() });
export const place = z.object({ code: z.string(), name: z.string() });
export const coded = <T extends readonly [string, ...string[]]>(codes: T) =>
  z.object({ code: z.enum(codes), name: z.string() });

export const keySchema = z.strictObject({ kind: z.enum(KINDS), subject: code, division: code });

/** A place where two contents differ. */
export const differenceSchema = z
  .object({
    /** Machine's way to it, `materials[land-permit].necessity`, and the same for people. */
    path: z.string(),
    label: z.string(),
    kind: z.enum(['added', 'removed', 'changed']),
    /** The JSON values there; null where there is none. */
    before: z.unknown(),
    after: z.unknown(),
    /** The same in words. */
    beforeWords: z.string(),
    afterWords: z.string(),
  })
  .meta({ id: 'CatalogueDifference' });

export const refusal = z.object({
  /** Place in the draft: `materials[2].name`, `local.places[0].phone`, `stages[1].items[0].days`. */
  at: z.string(),
  element: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  source: z.string(),
});

/** Whether a draft may stand under what is above it. A refusal keeps it from being submitted, not from being saved. */
export const conformitySchema = z
  .object({
    ok: z.boolean(),
    /** Version of the standard or template it was held against; null: there is none above. */
    against: z.int().nullable(),
    /** How each element of an implementation stands to the standard. */
    elements: z.array(
      z.object({
        element: z.string(),
        name: z.string(),
        how: coded(['inherited', 'localised', 'tightened', 'excepted', 'deviating'] as const),
      }),
    ),
    refusals: z.array(refusal),
    /** What an approved exception has lifted. */
    lifted: z.array(refusal),
  })
  .meta({ id: 'CatalogueConformity' });

/** What a newer standard changes for an implementation. */
export const behindSchema = z
  .object({
    from: z.int(),
    to: z.int(),
    changes: z.array(
      z.object({
        element: z.string(),
        name: z.string(),
        /** `follows`: inherited, and so changed below too; `look`: said otherwise below. */
        asks: z.enum(['follows', 'look']),
        differences: z.array(differenceSchema),
        /** Why what is said below could not stand any more. */
        refusals: z.array(refusal),
      }),
    ),
    /** What no implementation says otherwise. */
    others: z.array(differenceSchema),
  })
  .meta({ id: 'CatalogueBehind' });

export const draftSchema = z
  .object({
    revision: z.int(),
    status: coded(DRAFT_STATUSES),
    content: z.unknown(),
    savedBy: z.object({ id: z.string(), name: z.string() }),
    savedAt: z.string(),
    conformity: conformitySchema,
    /** Against what is in force; all of it is new where nothing is. */
    differences: z.array(differenceSchema),
  })
  .meta({ id: 'CatalogueDraft' });

export const versionSchema = z
  .object({
    version: z.int(),
    standard: z.int().nullable(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
    publishedAt: z.string(),
    origin: z.enum(['pack', 'keeper']),
    withdrawnAt: z.string().nullable(),
    withdrawnReason: z.string().nullable(),
    /** 'in-force', still to come, closed by the next, withdrawn. */
    state: coded(['in-force', 'coming', 'superseded', 'withdrawn'] as const),
  })
  .meta({ id: 'CatalogueVersion' });
export const versionsSchema = z.object({ rows: z.array(versionSchema) });

export const taskSchema = z
  .object({
    id: z.uuid(),
    item: named,
    division: place,
    body: named,
    department: named,
    standardFrom: z.int(),
    standardTo: z.int(),
    difference: behindSchema,
    dueOn: z.string(),
    state: coded(['open', 'overdue', 'followed', 'overtaken'] as const),
    openedAt: z.string(),
    doneAt: z.string().nullable(),
    remindedAt: z.string().nullable(),
    mayRemind: z.boolean(),
    /** Whether the reader's own body has to do it. */
    mine: z.boolean(),
  })
  .meta({ id: 'CatalogueTask' });

export const exceptionSchema = z
  .object({
    id: z.uuid(),
    item: named,
    division: place,
    body: named,
    department: named,
    element: z.string(),
    elementName: z.string(),
    status: coded(['proposed', 'approved', 'refused'] as const),
    reason: z.string(),
    until: z.string().nullable(),
    proposedAt: z.string(),
    decidedAt: z.string().nullable(),
    decision: z.string().nullable(),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'CatalogueException' });

export type DraftView = z.output<typeof draftSchema>;
export type ConformityView = z.output<typeof conformitySchema>;
export type DifferenceView = z.output<typeof differenceSchema>;
export type TaskView = z.output<typeof taskSchema>;
export type ExceptionView = z.output<typeof exceptionSchema>;
export type BehindView = z.output<typeof behindSchema>;
export type VersionView = z.output<typeof versionSchema>;
