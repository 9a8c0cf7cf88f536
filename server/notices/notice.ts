import type { Calendar } from '@zongheng/core/calendar';
import type { Role } from '../identity/index.ts';
import type { Clock } from '../platform/clock/index.ts';

/** What a notice is for: the rungs of the ladder, and what else must be told. */
export const NOTICE_KINDS = [
  'reminder',
  'yellow',
  'red',
  'statute',
  'order',
  'escalation',
  'flag',
  'calendar',
  'case',
  'catalogue',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Where a line of a notice leads. */
export const SUBJECT_KINDS = ['case', 'order', 'project', 'flag', 'calendar', 'page'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/**
 * To whom. Resolved to seats valid at the moment of sending:
 * a person (in the seat of that body where one is named, else the one last used) · the holders of roles in a body
 * (a seat narrowed to a division only where `divisions` of the notice reaches it) · the holders of roles for a
 * division itself · the holders for the first of some divisions that has any · the members of a unit.
 */
export type Address =
  | { readonly personId: string; readonly bodyId?: string }
  | { readonly roles: readonly Role[]; readonly bodyId: string }
  | { readonly roles: readonly Role[]; readonly division: string }
  | { readonly roles: readonly Role[]; readonly nearest: readonly string[] }
  | { readonly unitId: string };

/** Hours in Shanghai, 'HH:mm'; equal ones mean none. */
export type QuietHours = { readonly from: string; readonly to: string };

/** One line to tell somebody. Lines of one kind to one seat are joined into one notice. */
export type Notice = {
  readonly kind: NoticeKind;
  readonly to: readonly Address[];
  readonly about: {
    readonly kind: SubjectKind;
    /** Id of the case, order, project …; a path below the face for 'page'. */
    readonly id: string;
    readonly title: string;
    readonly note?: string;
    readonly dueAt?: string | null;
  };
  /** Divisions that see the subject (a project's), for seats narrowed to one; left out: they are not asked. */
  readonly divisions?: readonly string[];
  /** Whose working days count; the province's unless said. */
  readonly division?: string;
  /** 20:00–08:00 unless said [待确认/本地规则]. */
  readonly quiet?: QuietHours;
};

/** What sending needs; a module passes its own services. */
export type NoticeDeps = {
  readonly clock: Clock;
  readonly catalogue: { readonly calendar: Calendar; calendarFor(division: string): Calendar };
};
