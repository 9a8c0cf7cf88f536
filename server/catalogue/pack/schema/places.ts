import { z } from 'zod';
import { mustBe } from '../messages.ts';
import { bodyId, divisionCode, listHead, mark, slug, text, wholeDays } from './parts.ts';

/** The province, its divisions, and the bodies and windows in them. */

export const manifestSchema = z.strictObject({
  ...listHead,
  mark: text,
  id: slug,
  name: text,
  province: divisionCode,
  homes: z.array(divisionCode),
  wholeChain: z.strictObject({
    targetWorkingDays: wholeDays,
    basis: text,
    nationalWorkingDays: wholeDays,
    nationalBasis: text,
  }),
});

export const divisionSchema = z.strictObject({
  code: divisionCode,
  name: text,
  level: z.enum(['province', 'city', 'county', 'zone'], mustBe.divisionLevel),
  parent: divisionCode.nullable(),
  mark,
});
export const divisionsSchema = z.strictObject({ ...listHead, rows: z.array(divisionSchema) });

export const departmentSchema = z.strictObject({
  id: slug,
  name: text,
  shortName: text,
  kind: z.enum(['department', 'approval', 'window', 'utility', 'staffing'], mustBe.departmentKind),
  mark,
});
export const departmentsSchema = z.strictObject({ ...listHead, rows: z.array(departmentSchema) });

export const bodySchema = z.strictObject({
  id: bodyId,
  name: text,
  shortName: text,
  department: slug,
  division: divisionCode,
  creditCode: text,
  mark,
});
export const bodiesSchema = z.strictObject({ ...listHead, rows: z.array(bodySchema) });

export const windowSchema = z.strictObject({
  id: bodyId,
  body: bodyId,
  division: divisionCode,
  name: text,
  address: text,
  hours: text,
  phone: text,
  mark: text,
});
export const windowsSchema = z.strictObject({ ...listHead, rows: z.array(windowSchema) });

export type Manifest = z.infer<typeof manifestSchema>;
export type Division = z.infer<typeof divisionSchema>;
export type Department = z.infer<typeof departmentSchema>;
export type Body = z.infer<typeof bodySchema>;
export type Window = z.infer<typeof windowSchema>;
