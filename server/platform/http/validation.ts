import type { FastifySchemaCompiler } from 'fastify';
import { globalRegistry, type z } from 'zod';
import type { $ZodIssue, $ZodRawIssue } from 'zod/v4/core';
import type { FieldRefusal } from './problem.ts';
import { ruleSentence } from './rule-sentence.ts';

/** A request that does not fit its schema; carries what is wrong, never what was sent. */
export class InvalidFields extends Error {
  readonly fields: readonly FieldRefusal[];
  constructor(fields: readonly FieldRefusal[]) {
    super('The request does not fit the schema of its route.');
    this.fields = fields;
  }
}

/** Fastify's validator over zod, with sentences that name the field and the rule. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const result = schema.safeParse(data, { error: sentenceFor });
    if (result.success) return { value: result.data };
    return { error: new InvalidFields(fieldRefusals(result.error.issues)) };
  };

/**
 * Turns zod's issues into fields. A message given in a schema (`{ error: '…' }`) is kept as it is and
 * must be a whole sentence; all others name the field by its title (`.meta({ title: '项目名称' })`, put
 * on the innermost schema) or by its path.
 */
export function fieldRefusals(
  issues: readonly $ZodIssue[],
  prefix: readonly PropertyKey[] = [],
): FieldRefusal[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => unknownField([...path, key]));
    }
    if (issue.code === 'invalid_union') {
      const branch = likelyBranch(issue.errors);
      if (branch !== undefined) return fieldRefusals(branch, path);
    }
    return [{ field: wirePath(path), code: issue.code.replaceAll('_', '-'), message: issue.message }];
  });
}

/** Checks a value that did not come through a route's own schema, with the same sentences. */
export function checkFields<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { ok: true; value: z.output<S> } | { ok: false; errors: FieldRefusal[] } {
  const result = schema.safeParse(value, { error: sentenceFor });
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, errors: fieldRefusals(result.error.issues) };
}

/** `form.places[0].division`: how the contract writes a place in a body. */
export function wirePath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

function unknownField(path: readonly PropertyKey[]): FieldRefusal {
  // The name of an unknown field comes from outside and may be anything: it is cut short.
  const field = wirePath(path).slice(0, 120);
  return { field, code: 'unknown-field', message: `没有“${field}”这个字段，请去掉后重新提交。` };
}

/** Of a union's branches the one that was meant: the only one whose kind of value fits. */
function likelyBranch(branches: readonly (readonly $ZodIssue[])[]): readonly $ZodIssue[] | undefined {
  const fitting = branches.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || !['invalid_type', 'invalid_value'].includes(issue.code)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

function sentenceFor(issue: $ZodRawIssue): string {
  const title = issue.schema === undefined ? undefined : globalRegistry.get(issue.schema)?.title;
  const path = wirePath(issue.path ?? []);
  const name = title ?? (path === '' ? '提交的内容' : path);
  return `“${name}”${ruleSentence(issue)}`;
}
