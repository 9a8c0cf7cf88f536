import type { z } from 'zod';
import { messages as say } from '../messages.ts';

/** What leaves as `{ error: { code, message } }`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, more: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

/** Reads what came over the wire, or says where it is not what was agreed. */
export function read<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Problem(400, 'body', say.body(issue?.path.join('.') ?? '', ` ${issue?.message ?? ''}`));
}
