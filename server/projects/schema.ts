import { z } from 'zod';
import { projectFormSchema } from './form.ts';

export const codeStateSchema = z
  .object({
    status: z.enum(['pending', 'issued', 'rejected', 'void']),
    value: z.string().nullable(),
    test: z.boolean(),
    reason: z.string().nullable(),
    requestedAt: z.string(),
    issuedAt: z.string().nullable(),
  })
  .meta({ id: 'CodeState' });
export type CodeState = z.output<typeof codeStateSchema>;

export const registrationSchema = z.strictObject({
  declaration: z.strictObject({ nonClassified: z.boolean(), truthful: z.boolean() }),
  form: projectFormSchema,
});

export const amendmentSchema = z.strictObject({ form: projectFormSchema, version: z.int().min(1) });

/** What registering and amending answer; the page of the project has the rest. */
export const registeredSchema = z.object({
  id: z.uuid(),
  home: z.string(),
  version: z.int(),
  name: z.string(),
  code: codeStateSchema,
});
