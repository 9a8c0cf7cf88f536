import { z } from 'zod';

/** One setting: its environment variable, its form, and what an operator should know about it. */
export type Setting<S extends z.ZodType = z.ZodType> = {
  readonly name: string;
  /** The command-line flag that sets it too, without the leading dashes. */
  readonly flag?: string;
  readonly schema: S;
  /** As an operator would write it; undefined = not set. */
  readonly fallback?: string;
  readonly secret?: boolean;
  /** What it is for, in Chinese, for the operations handbook. */
  readonly purpose: string;
  /** What a right value looks like, as the end of the sentence "… 应为". */
  readonly form: string;
};

export const flagSchema = z.enum(['0', '1']).transform((text) => text === '1');
export const text = z.string().min(1);
export const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(from).max(to));
export const words = z.string().transform((list) =>
  list
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
);
export const originSchema = z
  .url({ protocol: /^https?$/ })
  .transform((url) => new URL(url))
  .refine((url) => url.pathname === '/' && url.search === '' && url.username === '')
  .transform((url) => url.origin);
// Not z.url: an address on a socket (postgres://user@/name?host=/run) has no host.
export const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//);

export function setting<S extends z.ZodType>(given: Setting<S>): Setting<S> {
  return given;
}
