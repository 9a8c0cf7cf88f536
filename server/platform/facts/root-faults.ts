import type { Refusal } from '@zongheng/core';
import { ROOT_RULE, rootMessages as say } from './messages.ts';
import type { SignedRoot } from './root-record.ts';

/** What can be said against one record, be it a row or a file. */
export type RecordFaultKind = 'unreadable' | 'changed' | 'moved' | 'wrong-signature';

export type RootFaultKind =
  | RecordFaultKind
  | 'file-missing'
  | 'row-missing'
  | 'records-differ'
  | 'day-missing'
  | 'broken-link'
  | 'fact-missing'
  | 'fact-changed'
  | 'facts-replaced'
  | 'head-differs'
  | 'ahead-of-clock';

/**
 * A place at which the record does not hold. `day` is null for facts that no root covers yet, `position` (in
 * the feed of the home) where no single fact can be named.
 */
export type RootFault = Refusal & {
  readonly fault: RootFaultKind;
  readonly home: string;
  readonly day: string | null;
  readonly position: number | null;
};

export type Where = 'database' | 'file';

/** Faults of one home, built with the sentence that tells what they may mean. */
export function faultsOf(home: string) {
  const build = (
    fault: RootFaultKind,
    day: string | null,
    message: string,
    position: number | null = null,
  ) => ({
    code: `root-${fault}`,
    message,
    source: ROOT_RULE,
    fault,
    home,
    day,
    position,
  });
  return {
    fileMissing: (day: string): RootFault => build('file-missing', day, say.fileMissing(home, day)),
    rowMissing: (day: string): RootFault => build('row-missing', day, say.rowMissing(home, day)),
    recordsDiffer: (day: string): RootFault => build('records-differ', day, say.recordsDiffer(home, day)),
    /** @param record what stands there, if it can be read */
    record: (kind: RecordFaultKind, day: string, where: Where, record?: SignedRoot | null): RootFault =>
      build(kind, day, say.record(kind, home, day, say[where], record ?? null)),
    dayMissing: (day: string): RootFault => build('day-missing', day, say.dayMissing(home, day)),
    brokenLink: (day: string): RootFault => build('broken-link', day, say.brokenLink(home, day)),
    factMissing: (day: string | null, position: number): RootFault =>
      build('fact-missing', day, say.factMissing(home, day, position), position),
    factChanged: (day: string | null, position: number): RootFault =>
      build('fact-changed', day, say.factChanged(home, day, position), position),
    factsReplaced: (day: string, from: number, through: number): RootFault =>
      build('facts-replaced', day, say.factsReplaced(home, day, from, through)),
    headDiffers: (head: number): RootFault => build('head-differs', null, say.headDiffers(home, head), head),
    aheadOfClock: (day: string): RootFault => build('ahead-of-clock', day, say.aheadOfClock(home, day)),
  };
}

export type HomeFaults = ReturnType<typeof faultsOf>;
