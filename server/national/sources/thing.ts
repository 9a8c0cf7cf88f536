import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { SourceKind } from './fields.ts';

/** Flows and items have no day on which they happened; they are told when they are first used. */
export const NO_TIME = formatInstant(0 as Instant);

/** One thing that can be reported: a project's work, a case, one step of it. */
export type Thing = { readonly source: SourceKind; readonly key: string };

/** A thing with all that mappings may ask of it. */
export type Loaded = {
  readonly thing: Thing;
  /** What mappings read, by the paths of SOURCE_FIELDS. */
  readonly source: Readonly<Record<string, unknown>>;
  readonly home: string;
  /** XZQHDM of the row. */
  readonly division: string;
  readonly projectId: string | null;
  /** How a person recognises it: project, case number, step. */
  readonly subject: string;
  /** ISO instant of what happened. */
  readonly happenedAt: string;
  /** Keys of the things that this one refers to, by source. */
  readonly keys: Readonly<Partial<Record<SourceKind, string>>>;
  /** Key of the project's first work: the investment line knows projects, not works. */
  readonly firstWork?: string;
  /** Earlier steps of the same case, newest first, as far as `only` of a mapping may ask. */
  readonly earlier?: readonly { readonly key: string; readonly source: Readonly<Record<string, unknown>> }[];
  /** What the quality rules need besides the row. */
  readonly judged?: Judged;
};

/** A case up to one step, for the rules on order and time. */
export type Judged = {
  /** BLZT of every step up to and with this one. */
  readonly statuses: readonly number[];
  readonly acceptedAt: string | null;
  readonly at: string;
  readonly hasDocument: boolean;
  /** 即办: decided at once by its nature. */
  readonly atOnce: boolean;
  /** The committed limit had passed when the case ended. */
  readonly over: boolean;
};

export function thingId(thing: Thing): string {
  return `${thing.source}:${thing.key}`;
}
