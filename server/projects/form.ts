import { parseCreditCode } from '@zongheng/core/codes';
import { z } from 'zod';
import { line, lines } from '../platform/text/index.ts';

const division = z.string().regex(/^(\d{6}|[A-Z]\d{5})$/);
const yearMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** 万元, at most four decimals: money is never a binary fraction. */
const money = z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{1,4})?$/);
const area = z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{1,2})?$/);
const code = line(20);

const unit = z.strictObject({
  name: line(200),
  certType: code,
  certNumber: line(60),
  nature: code,
  contactName: line(60),
  mobile: z.string().regex(/^1\d{10}$/, '应为 11 位手机号码。'),
  contributions: z
    .array(
      z.strictObject({
        investor: line(200),
        country: line(60),
        amount: money,
        share: z.string().regex(/^(100|\d{1,2})(\.\d{1,4})?$/),
        mode: line(60),
      }),
    )
    .max(50)
    .optional(),
});

/** The declaration of a project, by wire name (投资项目申报要素). Amounts in 万元, areas in ㎡. */
export const projectFormSchema = z
  .strictObject({
    name: line(512),
    decisionType: z.enum(['A00001', 'A00002', 'A00003']),
    approvalDivision: division,
    nature: code,
    places: z
      .array(z.strictObject({ division, detail: line(200) }))
      .min(1)
      .max(20),
    inZone: z.boolean(),
    zoneName: line(100).optional(),
    industry: z.string().regex(/^A\d{4}X$/, '应为国标行业小类代码:A、四位数字、X,例如 A4710X。'),
    guidance: code,
    permitItemCode: line(50).optional(),
    plannedStart: yearMonth,
    plannedEnd: yearMonth,
    investment: money,
    investmentNote: lines(500).optional(),
    composition: z
      .strictObject({
        civil: money,
        equipment: money,
        installation: money,
        other: money,
        reserve: money,
        interest: money,
      })
      .optional(),
    funds: z
      .strictObject({
        central: money,
        province: money,
        city: money,
        county: money,
        specialBond: money,
        loan: money,
        own: money,
        foreign: money,
        other: money,
      })
      .optional(),
    content: lines(4000),
    attribute: code,
    landMode: code.optional(),
    landArea: area.optional(),
    floorArea: area.optional(),
    investmentSource: code.optional(),
    landWithScheme: z.boolean().optional(),
    areaAssessed: z.boolean().optional(),
    /** Versions of assessed areas the project lies in and makes use of (`<id>@<version>`). */
    areaIds: z
      .array(z.string().regex(/^[0-9a-f-]{36}@\d{1,4}$/))
      .max(10)
      .overwrite((list) => [...new Set(list)])
      .optional(),
    workCategory: code.optional(),
    capital: code,
    foreign: z
      .strictObject({
        mode: line(60),
        totalUsd: money,
        capitalUsd: money,
        rate: z.string().regex(/^\d{1,4}(\.\d{1,6})?$/),
        securityReview: z.boolean(),
      })
      .optional(),
    /** What rules ask and no field says, by the keys of the catalogue's dictionary. */
    answers: z
      .record(
        z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
        z.union([z.boolean(), z.number(), line(60), z.array(line(60)).max(50)]),
      )
      .optional(),
    units: z.array(unit).min(1).max(20),
    flowId: line(60),
  })
  .meta({ id: 'ProjectForm' });

export type ProjectForm = z.output<typeof projectFormSchema>;

/** Whether a certificate number may be checked as a unified social credit code. */
export function certificateFault(certType: string, certNumber: string): string | null {
  if (certType !== 'A05300') return null;
  const parsed = parseCreditCode(certNumber);
  return parsed.ok ? null : parsed.refusal.message;
}
