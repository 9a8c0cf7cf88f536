import type { Refusal } from '@zongheng/core';
import { canonicalJson, type JsonObject } from '@zongheng/core/evidence';
import { MESSAGES } from './messages.ts';
import type { ChangeKind } from './project.ts';

/** What an extension (延期) is about. */
const TIMES = ['plannedStart', 'plannedEnd'];

/** What makes it another project in law, so that it needs approving or filing anew, under a new code [check]. */
const FIXED: readonly {
  readonly field: string;
  readonly name: string;
  readonly of: (form: JsonObject) => unknown;
}[] = [
  { field: 'decisionType', name: '审批类型', of: (form) => form.decisionType },
  { field: 'approvalDivision', name: '审批机关区划', of: (form) => form.approvalDivision },
  { field: 'flowId', name: '审批流程', of: (form) => form.flowId },
  { field: 'units[0].name', name: '项目单位名称', of: (form) => firstUnit(form)?.name },
  { field: 'units[0].certType', name: '项目单位证照类型', of: (form) => firstUnit(form)?.certType },
  { field: 'units[0].certNumber', name: '项目单位证照号码', of: (form) => firstUnit(form)?.certNumber },
];

/** Why a declaration may not take the place of another under the same code; null when it may. */
export function changeRefusal(
  before: JsonObject,
  after: JsonObject,
  { kind, contactsChanged }: { readonly kind: ChangeKind; readonly contactsChanged: boolean },
): Refusal | null {
  const fixed = FIXED.find(({ of }) => of(before) !== of(after));
  if (fixed) return refusal('needs-new-code', MESSAGES.needsNewCode(fixed.name), fixed.field);
  const changed = changedFields(before, after);
  if (changed.length === 0 && (kind === 'extension' || !contactsChanged))
    return refusal('nothing-changed', MESSAGES.nothingChanged);
  if (kind === 'change') return null;
  const other = changed.find((field) => !TIMES.includes(field));
  if (other !== undefined) return refusal('extension-only-times', MESSAGES.extensionOnlyTimes, other);
  const shorter = String(after.plannedEnd) < String(before.plannedEnd);
  return shorter ? refusal('extension-shorter', MESSAGES.extensionShorter, 'plannedEnd') : null;
}

function changedFields(before: JsonObject, after: JsonObject): string[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].filter((field) => written(before[field]) !== written(after[field]));
}

/** The same value is written the same, in whatever order its fields came. */
function written(value: unknown): string | null {
  if (value === undefined) return null;
  const text = canonicalJson(value);
  if (!text.ok) throw new Error(`a declaration that cannot be written: ${text.refusal.message}`);
  return text.value;
}

function firstUnit(form: JsonObject): JsonObject | undefined {
  return Array.isArray(form.units) ? (form.units[0] as JsonObject | undefined) : undefined;
}

function refusal(code: string, message: string, field?: string): Refusal {
  const base = { code, message, source: MESSAGES.sourceCode };
  return field === undefined ? base : { ...base, field: `form.${field}` };
}
