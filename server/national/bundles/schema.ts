import { z } from 'zod';

export const bundleSchema = z
  .object({
    direction: z.enum(['up', 'down']),
    number: z.int(),
    madeAt: z.iso.datetime(),
    madeBy: z.string().nullable(),
    rows: z.int(),
    digest: z.string(),
    downloadedAt: z.iso.datetime().nullable(),
    answeredAt: z.iso.datetime().nullable(),
    stored: z.int(),
    checked: z.int(),
    refused: z.int(),
    written: z.int(),
    /** Not written; goes with the next bundle. */
    kept: z.int(),
    /** Of which no answer tells. */
    open: z.int(),
  })
  .meta({ id: 'NationalBundle' });

export const bundlesSchema = z.object({
  mode: z.enum(['bundle', 'direct']),
  /** Messages of the construction line that wait to be sent. */
  waiting: z.int(),
  rows: z.array(bundleSchema),
});

export const madeSchema = z.object({ number: z.int(), rows: z.int(), digest: z.string() });

export const takenSchema = z.object({
  direction: z.enum(['answer', 'down']),
  number: z.int(),
  /** How many messages moved on. */
  moved: z.int(),
  stored: z.int(),
  checked: z.int(),
  refused: z.int(),
  written: z.int(),
  kept: z.int(),
});

export const keysSchema = z.object({
  algorithm: z.literal('sm2-sm3'),
  province: z.string(),
  keyId: z.string(),
  publicKey: z.string(),
  /** Carriers whose answers count. */
  carriers: z.array(z.string()),
});
