import { parseDay } from '@zongheng/core/calendar';
import { parseCreditCode } from '@zongheng/core/codes';
import { z } from 'zod';
import { line, lines } from '../../platform/text/index.ts';

const day = z
  .string()
  .refine((text) => parseDay(text, '').ok, '应为存在的日期,写作“年-月-日”,例如 2026-11-22。');
const code = line(64).meta({ title: '项目代码' });

/** A ministry or another body of the centre: by name and credit code. */
const centralBody = z.object({
  name: line(200).meta({ title: '部门名称' }),
  creditCode: line(40)
    .transform((text, context) => {
      const parsed = parseCreditCode(text);
      if (parsed.ok) return parsed.value as string;
      context.issues.push({ code: 'custom', message: parsed.refusal.message, input: text });
      return z.NEVER;
    })
    .meta({ title: '部门统一社会信用代码' }),
});

export const projectBody = z.object({
  projectCode: code,
  decidedBy: centralBody,
  form: z.record(z.string(), z.unknown()),
  /** Codes for training and test are told as such. */
  test: z.boolean().optional(),
});

export const resultBody = z.object({
  projectCode: code,
  itemName: line(200).meta({ title: '事项名称' }),
  itemId: line(100).nullish(),
  body: centralBody,
  status: z.enum(['granted', 'refused']),
  number: line(100).meta({ title: '文号' }),
  title: line(200).meta({ title: '文件标题' }),
  issuedOn: day,
  validUntil: day.nullish(),
  decidedAt: z.iso.datetime({ offset: true }).nullish(),
});

const basis = z.union([
  lines(500),
  z
    .object({ law: line(200), article: line(100).nullish() })
    .transform(({ law, article }) => (article ? `${law} ${article}` : law)),
]);
const version = line(100).meta({ title: '版本' });

export const itemBody = z.object({
  code: line(100).meta({ title: '事项编码' }),
  name: line(200).meta({ title: '事项名称' }),
  body: centralBody,
  version,
  basis: z.array(basis).max(100).default([]),
});

export const dictionaryBody = z.object({
  list: line(100).meta({ title: '代码表' }),
  name: line(200).meta({ title: '代码表名称' }),
  version,
  rows: z
    .array(z.object({ code: line(100), name: line(200) }))
    .min(1)
    .max(50_000),
});

export const directiveBody = z.object({
  number: line(100).meta({ title: '文号' }),
  title: line(200).meta({ title: '标题' }),
  text: lines(20_000).meta({ title: '正文' }),
  level: z.enum(['notice', 'order']),
  projectCode: line(64).nullish(),
  caseNumber: line(64).nullish(),
  replyBy: day.nullish(),
});

/** How a person recognises a message before anything of it is checked. */
export function subjectOf(kind: string, body: unknown): string {
  const given = (body ?? {}) as Readonly<Record<string, unknown>>;
  const form = (given.form ?? {}) as Readonly<Record<string, unknown>>;
  const words = {
    'central-project': [given.projectCode, form.projectName],
    'central-result': [given.projectCode, given.itemName, given.number],
    'central-item': [given.code, given.name, given.version],
    dictionary: [given.list, given.name, given.version],
    directive: [given.number, given.title],
  }[kind];
  return (words ?? [kind])
    .filter((word) => typeof word === 'string')
    .join(' ')
    .slice(0, 300);
}
