import type { ConformityException, ImplementationContent, StandardItem } from '@zongheng/core/catalogue';
import type { Flow } from './pack/schema/flow.ts';

/** 标准事项, 实施清单 (an item in a division), 审批流程 (a template of the province, or a city's or county's own). */
export type VersionKind = 'standard' | 'implementation' | 'flow';

/** Whose versions: the item or flow, and the division that publishes it. */
export type EntryKey<Kind extends VersionKind = VersionKind> = {
  readonly kind: Kind;
  readonly subject: string;
  readonly division: string;
};

/** What a version of each kind says. */
export type VersionBodies = {
  readonly standard: StandardItem;
  readonly implementation: ImplementationContent;
  readonly flow: Flow;
};

/** One published version. Its content never changes; when it ends, or that it was withdrawn, is said later. */
export type Version<Kind extends VersionKind = VersionKind> = EntryKey<Kind> & {
  /** From 1. */
  readonly version: number;
  /** Version of the standard, or of the template, that it stands under; null for those of the province. */
  readonly standard: number | null;
  readonly body: VersionBodies[Kind];
  /** Deviations of an implementation that the level above had allowed when it was published. */
  readonly exceptions: readonly ConformityException[];
  /** Legal days (Asia/Shanghai). `validFrom` null: it held before it was entered here. */
  readonly validFrom: string | null;
  /** First day no longer valid. */
  readonly validTo: string | null;
  readonly publishedAt: string;
  readonly origin: 'pack' | 'keeper';
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
  /** Serial of the book when it was last written. */
  readonly serial: number;
};

/** A version about to be published; the store gives it its serial. */
export type NewVersion<Kind extends VersionKind = VersionKind> = Omit<
  Version<Kind>,
  'validTo' | 'withdrawnAt' | 'withdrawnReason' | 'serial' | 'exceptions'
> & { readonly exceptions?: readonly ConformityException[] };

/** Whether a version is in force on a legal day. */
export function holdsOn(version: Version, day: string): boolean {
  const { validFrom, validTo, withdrawnAt } = version;
  return withdrawnAt === null && (validFrom ?? day) <= day && (validTo === null || day < validTo);
}

/** The division whose flow this is, by its id (`gov-building@210100`); null: a template of the province. */
export function divisionOfFlow(flowId: string): string | null {
  const at = flowId.indexOf('@');
  return at < 0 ? null : flowId.slice(at + 1);
}

/** The template a flow is derived from: itself where it is one. */
export function templateOfFlow(flowId: string): string {
  return flowId.split('@')[0] ?? flowId;
}
