import { z } from 'zod';
import { lightSchema } from '../casework/index.ts';
import { limitParameter, pageSchema } from '../platform/http/index.ts';
import { line, lines, uuid, words } from '../platform/text/index.ts';
import { MESSAGES } from './messages.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, MESSAGES.dayForm);
const year = z.int().min(2000).max(2999);
const division = z.string().regex(/^[0-9A-Z]\d{5}$/, MESSAGES.unknownDivision);
/** More days off than any year has; a list that is longer is none. */
const MOST_DAYS = 120;

// Days are checked by the law of calendars (checkCalendarYear), which names the field and says why.
const noticeDay = z.strictObject({ day: words(20), name: words(60) });
const notice = z.strictObject({
  year,
  source: words(200),
  off: z.array(noticeDay).max(MOST_DAYS),
  work: z.array(noticeDay).max(MOST_DAYS),
});
const localDay = z.strictObject({ day, name: line(30), basis: line(200) });

/** What a pasted notice or a file may hold; a notice has two thousand characters. */
export const MOST_TEXT = 50_000;

export const importSchema = z.strictObject({ text: z.string().max(MOST_TEXT), year: year.nullable() });

const warning = z.object({
  code: z.string(),
  message: z.string(),
  source: z.string(),
  field: z.string().nullable(),
});
const difference = z.object({ day: z.string(), before: z.string(), after: z.string() });

export const importedSchema = z
  .object({
    notice,
    unread: z.array(z.object({ text: z.string(), asks: z.boolean() })),
    doubts: z.array(z.string()),
    outside: z.array(z.object({ day: z.string(), name: z.string(), working: z.boolean() })),
    /** Faults that keep it from being published, and oddities that do not. */
    faults: z.array(warning),
    warnings: z.array(warning),
    /** Revision of that year in force; 0: none. */
    revision: z.int(),
    /** Against what is in force: days that would be others. */
    differences: z.array(difference),
  })
  .meta({ id: 'ImportedNotice' });
export type ImportedView = z.output<typeof importedSchema>;

export const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('publish-year'),
    notice,
    revision: z.int().min(0),
    reason: lines(500).nullable(),
  }),
  z.strictObject({
    type: z.literal('set-local-days'),
    division,
    year,
    days: z.array(localDay).max(20),
    revision: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('confirm'), measureId: uuid }),
]);

const way = z.enum(['later', 'earlier', 'firm', 'light']);
const kind = z.object({ code: z.string(), name: z.string() });
const place = z.object({ code: z.string(), name: z.string() });

export const previewSchema = z
  .object({
    id: z.uuid(),
    /** What would be published, in words. */
    label: z.string(),
    type: z.enum(['publish-year', 'set-local-days', 'confirm', 'withdraw']),
    state: z.enum(['running', 'done', 'published']),
    /** Somebody has published something else since: it has to be computed again. */
    outdated: z.boolean(),
    total: z.int(),
    done: z.int(),
    broken: z.int(),
    requestedAt: z.string(),
    finishedAt: z.string().nullable(),
    /** Cases with a date that moves; clocks whose light changes; dates no longer provisional. */
    cases: z.int(),
    lights: z.int(),
    later: z.int(),
    earlier: z.int(),
    firm: z.int(),
    counts: z.array(
      z.object({ city: place, kind, later: z.int(), earlier: z.int(), firm: z.int(), light: z.int() }),
    ),
  })
  .meta({ id: 'CalendarPreview' });
export type PreviewView = z.output<typeof previewSchema>;

const signal = lightSchema.shape.signal;
export const moveSchema = z.object({
  caseId: z.uuid(),
  number: z.string(),
  itemName: z.string(),
  bodyName: z.string(),
  city: place,
  kind,
  way,
  oldDue: z.string().nullable(),
  newDue: z.string().nullable(),
  oldStatutory: z.string().nullable(),
  newStatutory: z.string().nullable(),
  oldLight: signal,
  newLight: signal,
});
export const movePageSchema = pageSchema(moveSchema).meta({ id: 'CalendarMovePage' });
export const moveQuery = z.strictObject({
  city: division.optional(),
  way: way.optional(),
  limit: limitParameter,
});

export const measureSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    documentNumber: z.string(),
    basis: z.string(),
    effect: z.enum(['off', 'work']),
    from: z.string(),
    to: z.string(),
    divisions: z.array(place),
    status: z.enum(['proposed', 'confirmed', 'withdrawn']),
    statusName: z.string(),
    proposedAt: z.string(),
    confirmedAt: z.string().nullable(),
    withdrawnAt: z.string().nullable(),
    /** What the reader may do with it now. */
    actions: z.array(z.enum(['weigh', 'confirm', 'withdraw'])),
  })
  .meta({ id: 'EmergencyMeasure' });
export type MeasureView = z.output<typeof measureSchema>;

export const proposalSchema = z.strictObject({
  /** An emergency measure, not a local closure: said by whoever proposes it. */
  emergency: z.boolean(),
  title: line(100),
  documentNumber: line(60),
  basis: line(200),
  effect: z.enum(['off', 'work']),
  from: day,
  to: day,
  divisions: z.array(division).min(1).max(200),
});
export const confirmSchema = z.strictObject({ previewId: uuid });
export const withdrawSchema = z.strictObject({ reason: lines(500) });

export const overviewSchema = z
  .object({
    /** Version of the province's calendar in force. */
    version: z.string(),
    years: z.array(
      z.object({
        year: z.int(),
        revision: z.int(),
        source: z.string(),
        /** Null: came with the platform. */
        publishedAt: z.string().nullable(),
        off: z.int(),
        work: z.int(),
      }),
    ),
    /** The year after the last notice, and what to do about it. */
    next: z.object({ year: z.int(), urgent: z.boolean(), text: z.string() }).nullable(),
    local: z.array(
      z.object({
        division: place,
        city: place,
        revision: z.int(),
        years: z.array(z.object({ year: z.int(), days: z.array(localDay) })),
      }),
    ),
    measures: z.array(measureSchema),
    publications: z.array(
      z.object({ token: z.string(), kind: z.string(), label: z.string(), at: z.string() }),
    ),
    sweep: z.object({ left: z.int(), total: z.int() }),
    mayKeep: z.boolean(),
    mayConfirm: z.boolean(),
  })
  .meta({ id: 'CalendarOverview' });
export type OverviewView = z.output<typeof overviewSchema>;

export const adjustmentSchema = z
  .object({
    id: z.uuid(),
    caseId: z.uuid(),
    number: z.string(),
    itemName: z.string(),
    bodyName: z.string(),
    city: place,
    kind,
    oldDue: z.string().nullable(),
    newDue: z.string().nullable(),
    oldStatutory: z.string().nullable(),
    newStatutory: z.string().nullable(),
    cause: z.string(),
    /** The whole in one sentence, as the case's history has it. */
    sentence: z.string(),
    oldVersion: z.string(),
    newVersion: z.string(),
    at: z.string(),
  })
  .meta({ id: 'ClockAdjustment' });
export type AdjustmentView = z.output<typeof adjustmentSchema>;
export const adjustmentPageSchema = pageSchema(adjustmentSchema).meta({ id: 'ClockAdjustmentPage' });
export const adjustmentQuery = z.strictObject({
  cause: z.enum(['calendar', 'all']).default('calendar'),
  publication: line(60).optional(),
  city: division.optional(),
  limit: limitParameter,
});
