import { z } from 'zod';
import { defineCursor, limitParameter, pageSchema } from '../../platform/http/index.ts';
import { instant, line, lines, uuid } from '../../platform/text/index.ts';
import { FLAG_STATUSES } from './flag.ts';
import { RULE_IDS } from './rules.ts';

export const flagCursor = defineCursor('flags', z.tuple([instant, uuid]));

export const flagQuery = z.strictObject({
  rule: z.enum(RULE_IDS).optional().meta({ title: '规则' }),
  city: z
    .string()
    .regex(/^[0-9A-Z]\d{5}$/)
    .optional()
    .meta({ title: '市' }),
  body: line(80).optional().meta({ title: '机关' }),
  person: uuid.optional().meta({ title: '经办人' }),
  caseId: uuid.optional().meta({ title: '办件' }),
  state: z
    .enum([...FLAG_STATUSES, 'waiting'])
    .optional()
    .meta({ title: '核查情况' }),
  cursor: flagCursor.parameter.optional(),
  limit: limitParameter,
});

const person = z.object({ id: z.uuid(), name: z.string() });
const said = z.object({ by: z.string(), at: z.string(), text: z.string().nullable() }).nullable();

export const flagSchema = z
  .object({
    id: z.uuid(),
    rule: z.enum(RULE_IDS),
    ruleName: z.string(),
    severity: z.enum(['notice', 'red']),
    severityName: z.string(),
    /** What was seen, in a sentence. */
    evidence: z.string(),
    caseId: z.uuid(),
    caseNumber: z.string(),
    itemName: z.string(),
    projectId: z.uuid(),
    projectName: z.string(),
    city: z.object({ code: z.string(), name: z.string() }),
    body: z.object({ id: z.string(), name: z.string() }),
    /** Null where nobody's deed was seen. */
    person: person.nullable(),
    happenedAt: z.string(),
    raisedAt: z.string(),
    version: z.int(),
    state: z.enum(FLAG_STATUSES),
    stateName: z.string(),
    answered: said,
    reviewed: said,
    /** What the reader may do with it now. */
    actions: z.array(z.enum(['answer', 'confirm', 'explain'])),
  })
  .meta({ id: 'Flag' });
export type FlagView = z.output<typeof flagSchema>;

export const flagRuleSchema = z
  .object({
    id: z.enum(RULE_IDS),
    name: z.string(),
    /** What is looked for, with the thresholds in force. */
    what: z.string(),
    basis: z.string(),
    severity: z.enum(['notice', 'red']),
    mark: z.string().nullable(),
    count: z.int(),
  })
  .meta({ id: 'FlagRule' });

export const flagPageSchema = pageSchema(flagSchema).extend({
  /** No thresholds are national: said beside them. */
  mark: z.string(),
  states: z.object({ open: z.int(), answered: z.int(), confirmed: z.int(), explained: z.int() }),
  rules: z.array(flagRuleSchema),
});

export const flagDetailSchema = flagSchema
  .extend({
    rule: z.enum(RULE_IDS),
    what: z.string(),
    basis: z.string(),
    mark: z.string().nullable(),
    /** Facts of cases that speak for it. */
    facts: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        caseId: z.uuid(),
        happenedAt: z.string(),
        recordedAt: z.string(),
        actor: z.string(),
        channel: z.string(),
      }),
    ),
    /** Orders issued on its ground, as far as the reader sees them; newest first. */
    orders: z.array(
      z.object({ id: z.uuid(), number: z.string(), statusName: z.string(), issuedAt: z.string() }),
    ),
  })
  .meta({ id: 'FlagDetail' });
export type FlagDetail = z.output<typeof flagDetailSchema>;

export const flagCommandsSchema = z.strictObject({
  flags: z
    .array(z.strictObject({ id: uuid, version: z.int().min(0).optional() }))
    .min(1)
    .max(200),
  command: z.strictObject({ type: z.enum(['answer', 'confirm', 'explain']), text: lines(2000) }),
});

const refusal = z.object({
  code: z.string(),
  message: z.string(),
  source: z.string(),
  field: z.string().optional(),
});

/** One answer a flag, in the order asked: some may be refused while the others are reviewed. */
export const flagOutcomesSchema = z.object({
  results: z.array(
    z.discriminatedUnion('ok', [
      z.object({ id: z.uuid(), ok: z.literal(true), flag: flagSchema }),
      z.object({ id: z.uuid(), ok: z.literal(false), refusal }),
    ]),
  ),
});
export type FlagOutcomesView = z.output<typeof flagOutcomesSchema>;
