import { z } from 'zod';
import { uuid } from '../../platform/text/index.ts';
import { differenceSchema } from '../entries/schema-parts.ts';

/** Wire names of import and export. */

const KINDS = ['implementation', 'standard'] as const;
const division = z.string().max(10);

export const exportQuery = z.strictObject({
  kind: z.enum(KINDS).default('implementation'),
  division,
  /** `own`: what the asker's body drafts; `all`: the division's. */
  body: z.enum(['own', 'all']).default('all'),
  format: z.enum(['xlsx', 'json']).default('xlsx'),
  /** `published`: what is in force; `template`: nothing; `missing`: what is in force, and a beginning of what is not published yet. */
  what: z.enum(['published', 'missing', 'template']).default('published'),
});
export const importQuery = z.strictObject({ kind: z.enum(KINDS).default('implementation'), division });
export const byImport = z.strictObject({ id: uuid });
export const applySchema = z.strictObject({
  deviating: z.boolean().default(false),
  submit: z.boolean().default(false),
});

const cellError = z.object({
  sheet: z.string(),
  /** `B7`; of a JSON file a path; empty: the whole sheet or file. */
  cell: z.string(),
  code: z.string(),
  message: z.string(),
  source: z.string(),
  item: z.string().nullable(),
});

const head = {
  id: uuid,
  kind: z.enum(KINDS),
  division: z.object({ code: z.string(), name: z.string() }),
  fileName: z.string(),
  format: z.enum(['xlsx', 'json']),
  size: z.int(),
  state: z.enum(['uploaded', 'checking', 'checked', 'applying', 'applied']),
  /** How far the work that is going on has come. */
  done: z.int(),
  total: z.int(),
  person: z.string(),
  uploadedAt: z.string(),
  errorCount: z.int(),
  outcome: z
    .object({
      saved: z.int(),
      deviating: z.int(),
      submitted: z.int(),
      notSubmitted: z.array(z.object({ subject: z.string(), message: z.string() })),
    })
    .nullable(),
};

export const importSchema = z.object(head).meta({ id: 'CatalogueImport' });
export const importsSchema = z.object({ rows: z.array(importSchema) }).meta({ id: 'CatalogueImports' });
export const importDetailSchema = z
  .object({
    ...head,
    /** Faults of form and of right: any of them keeps the whole from being applied. */
    errors: z.array(cellError),
    items: z.array(
      z.object({
        subject: z.string(),
        name: z.string(),
        status: z.enum(['new', 'changed', 'same', 'refused']),
        /** Against the draft there is, else against what is in force. */
        differences: z.array(differenceSchema),
        /** What the standard does not allow. */
        findings: z.array(cellError),
      }),
    ),
  })
  .meta({ id: 'CatalogueImportDetail' });

export type ImportView = z.output<typeof importSchema>;
export type ImportDetail = z.output<typeof importDetailSchema>;
