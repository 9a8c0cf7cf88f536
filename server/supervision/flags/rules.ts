import { z } from 'zod';
import given from './rules.json' with { type: 'json' };

/** Quality rules of the centre (国家平台数据质量规则 13, 14) and of electronic supervision, by what they look for. */
export const RULE_IDS = [
  'deemed-without-code',
  'deemed-acceptance',
  'instant-decision',
  'no-handling',
  'mass-decisions',
  'off-hours',
  'repeated-corrections',
  'late-correction',
  'endless-special',
  'unanswered-correction',
  'late-report',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

const limits = z.record(z.string(), z.int().min(0));
const ruleSchema = z.strictObject({
  id: z.enum(RULE_IDS),
  name: z.string().min(1),
  /** What is looked for; {name} stands for a threshold. */
  what: z.string().min(1),
  basis: z.string().min(1),
  severity: z.enum(['notice', 'red']),
  limits,
  mark: z.string().optional(),
});
const fileSchema = z.strictObject({ mark: z.string(), rules: z.array(ruleSchema) });

export type Rule = z.output<typeof ruleSchema>;
export type Severity = Rule['severity'];

/** Every threshold the rules need. In whole hours, minutes, working days or cases, as its name says. */
export type Thresholds = {
  /** Hours from acceptance under which a decision is 秒办. */
  readonly instantHours: number;
  readonly massCount: number;
  readonly massMinutes: number;
  /** Minutes of the day, the last one included. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly corrections: number;
  /** Last working days of a limit. */
  readonly lastDays: number;
  /** Working days beyond the allotted time. */
  readonly specialDays: number;
  /** Working days beyond the reply-by. */
  readonly replyDays: number;
  /** Working days from happened to recorded. */
  readonly reportDays: number;
};

export type RuleBook = {
  /** No national thresholds exist: said wherever they are shown. */
  readonly mark: string;
  readonly rules: readonly Rule[];
  rule(id: RuleId): Rule;
  readonly thresholds: Thresholds;
};

/** Reads a book of rules. @throws Error where a rule or one of its thresholds is missing. */
export function readRuleBook(source: unknown): RuleBook {
  const { mark, rules } = fileSchema.parse(source);
  const rule = (id: RuleId): Rule => {
    const found = rules.find((each) => each.id === id);
    if (!found) throw new Error(`no quality rule ${id}`);
    return found;
  };
  const limit = (id: RuleId, name: string): number => {
    const value = rule(id).limits[name];
    if (value === undefined) throw new Error(`quality rule ${id} has no limit ${name}`);
    return value;
  };
  for (const id of RULE_IDS) rule(id);
  const thresholds: Thresholds = {
    instantHours: limit('instant-decision', 'hours'),
    massCount: limit('mass-decisions', 'count'),
    massMinutes: limit('mass-decisions', 'minutes'),
    fromMinute: limit('off-hours', 'fromMinute'),
    toMinute: limit('off-hours', 'toMinute'),
    corrections: limit('repeated-corrections', 'count'),
    lastDays: limit('late-correction', 'days'),
    specialDays: limit('endless-special', 'days'),
    replyDays: limit('unanswered-correction', 'days'),
    reportDays: limit('late-report', 'days'),
  };
  return { mark, rules, rule, thresholds };
}

/** The rules this installation works by. */
export const RULES: RuleBook = readRuleBook(given);

/** A rule in words, with its thresholds. */
export function sentenceOf(rule: Rule): string {
  return rule.what.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(rule.limits[name] ?? whole));
}
