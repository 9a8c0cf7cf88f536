import { z } from 'zod';
import { lines } from '../platform/text/index.ts';
import { projectFormSchema } from './form.ts';
import { CANCEL_KINDS, VOID_KINDS } from './project.ts';

const cancelKind = z.enum(CANCEL_KINDS);

export const codeStateSchema = z
  .object({
    status: z.enum(['pending', 'issued', 'rejected', 'void']),
    value: z.string().nullable(),
    test: z.boolean(),
    reason: z.string().nullable(),
    requestedAt: z.string(),
    issuedAt: z.string().nullable(),
    /** Who issued the code. */
    issuer: z.string().nullable(),
    /** A request for a code, or for its cancellation, that is under way; on the page of the project only. */
    request: z
      .object({
        attempts: z.int(),
        lastTriedAt: z.string().nullable(),
        nextTryAt: z.string(),
        lastError: z.string().nullable(),
      })
      .nullable(),
    /** The issuer is asked to cancel the code; until it answers nothing new is filed. */
    cancellation: z.object({ kind: cancelKind, reason: z.string(), requestedAt: z.string() }).nullable(),
    /** The last cancellation, which the issuer refused: the code stands on. */
    cancelRefused: z.object({ kind: cancelKind, reason: z.string(), at: z.string() }).nullable(),
    voided: z.object({ kind: z.enum(VOID_KINDS), at: z.string() }).nullable(),
    /** Codes before this one, oldest first. */
    previous: z.array(
      z.object({ code: z.string(), kind: z.enum(VOID_KINDS), reason: z.string(), voidedAt: z.string() }),
    ),
  })
  .meta({ id: 'CodeState' });
export type CodeState = z.output<typeof codeStateSchema>;

export const registrationSchema = z.strictObject({
  declaration: z.strictObject({ nonClassified: z.boolean(), truthful: z.boolean() }),
  form: projectFormSchema,
});

export const amendmentSchema = z.strictObject({ form: projectFormSchema, version: z.int().min(1) });

const reason = lines(500);
const version = z.int().min(1);

export const changeSchema = z.strictObject({
  kind: z.enum(['change', 'extension']),
  form: projectFormSchema,
  version,
});

export const cancellationSchema = z.strictObject({
  kind: z.enum(['wrong-data', 'refile', 'withdrawn']),
  reason,
  version,
});

export const lapseSchema = z.strictObject({ reason, version });

/** What registering and amending answer; the page of the project has the rest. */
export const registeredSchema = z.object({
  id: z.uuid(),
  home: z.string(),
  version: z.int(),
  name: z.string(),
  code: codeStateSchema,
});
