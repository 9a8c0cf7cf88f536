import { z } from 'zod';
import { line } from '../platform/text/index.ts';
import { ALL_ROLES } from './roles.ts';

/** Wire shapes of this module. */

export const seatSchema = z
  .object({
    id: z.uuid(),
    role: z.enum(ALL_ROLES),
    roleName: z.string(),
    unit: z.object({ id: z.uuid(), name: z.string(), certNumber: z.string() }).optional(),
    body: z.object({ id: z.string(), name: z.string(), shortName: z.string() }).optional(),
    division: z.object({ code: z.string(), name: z.string() }).nullable(),
  })
  .meta({ id: 'Seat' });

export const faceSchema = z.enum(['applicant', 'workbench', 'oversight', 'keeping']);

export const sessionSchema = z
  .object({
    person: z.object({ id: z.uuid(), name: z.string(), login: z.string() }),
    seat: seatSchema,
    seats: z.array(seatSchema),
    faces: z.array(faceSchema),
    now: z.iso.datetime(),
    practice: z.boolean(),
  })
  .meta({ id: 'Session' });

export const signInSchema = z.strictObject({
  login: line(64).meta({ title: '用户名' }),
  // Longer input would only keep the hash busy.
  password: z.string().min(1).max(256).meta({ title: '密码' }),
});

export const switchSeatSchema = z.strictObject({ seatId: z.uuid().meta({ title: '岗位' }) });

export const personSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    login: z.string(),
    disabled: z.boolean(),
    seats: z.array(seatSchema),
  })
  .meta({ id: 'Person' });

export const sampleLoginSchema = z.object({
  login: z.string(),
  password: z.string(),
  personName: z.string(),
  roleName: z.string(),
  place: z.string(),
  face: faceSchema,
  hint: z.string(),
});

export type SampleLogin = z.output<typeof sampleLoginSchema>;
