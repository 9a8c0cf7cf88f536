import { z } from 'zod';
import { line, lines, uuid } from '../platform/text/index.ts';
import { REPORT_KINDS } from './kinds.ts';
import { MESSAGES } from './messages.ts';
import { PERIOD } from './period.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, MESSAGES.dayForm);
const period = z.string().regex(PERIOD, MESSAGES.periodForm);
/** 万元, at most four decimals: money is never a binary fraction. */
const money = z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{1,4})?$/, MESSAGES.moneyForm);

const values = {
  happenedOn: day,
  period: period.nullable(),
  investedTotal: money.nullable(),
  text: lines(2000).nullable(),
  cause: lines(1000).nullable(),
};

export const filingSchema = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  workId: uuid.nullable(),
  ...values,
});

export const correctionSchema = z.strictObject({ ...values, reason: line(500), version: z.int().min(1) });

export const withdrawalSchema = z.strictObject({ reason: line(500), version: z.int().min(1) });

const named = z.object({ code: z.enum(REPORT_KINDS), name: z.string() });

export const reportSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    kind: named,
    work: z.object({ id: z.uuid(), no: z.string(), name: z.string() }).nullable(),
    happenedOn: z.string(),
    period: z.string().nullable(),
    /** 万元, cumulative. */
    investedTotal: z.string().nullable(),
    /** Of the project's total investment; 1 = all of it. Null for a single work, or where the total is 0. */
    investedShare: z.number().nullable(),
    text: z.string().nullable(),
    cause: z.string().nullable(),
    status: z.enum(['valid', 'withdrawn']),
    /** Why it was corrected or withdrawn. */
    reason: z.string().nullable(),
    filedAt: z.string(),
    correctedAt: z.string().nullable(),
    withdrawnAt: z.string().nullable(),
  })
  .meta({ id: 'Report' });
export type ReportView = z.output<typeof reportSchema>;

const nextProgress = z.object({
  kind: z.literal('progress'),
  period: z.string(),
  dueOn: z.string(),
  overdue: z.boolean(),
  mark: z.string(),
});

/** Progress reports a unit owes now. */
export const dueListSchema = z
  .object({
    rows: z.array(nextProgress.extend({ project: z.object({ id: z.uuid(), name: z.string() }) })),
  })
  .meta({ id: 'DueReportList' });

export const reportListSchema = z
  .object({
    rows: z.array(reportSchema),
    /** What has to be reported next; null without a code and after completion. */
    next: z.discriminatedUnion('kind', [z.object({ kind: z.literal('start') }), nextProgress]).nullable(),
    /** What the reader may report now by the reports that stand; empty for everybody but the unit. */
    mayFile: z.array(named),
  })
  .meta({ id: 'ReportList' });
