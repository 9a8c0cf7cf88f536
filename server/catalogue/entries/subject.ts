import type { Catalogue } from '../catalogue.ts';
import type { Body } from '../pack/index.ts';
import type { EntryKey, Version } from '../versions.ts';
import { templateOfFlow } from './key.ts';
import { bodyFor, exercisedBy, staffingOffice } from './responsible.ts';

/** What an entry is of, and who has to do with it. */
export type Subject = {
  readonly key: EntryKey;
  readonly name: string;
  readonly home: string;
  readonly level: 'province' | 'city' | 'county';
  /** Department of the item; of a flow that of its first stage. */
  readonly department: string;
  /** Drafts and publishes. */
  readonly body: Body;
  /** The provincial body of the department: confirms the content. */
  readonly content: Body | undefined;
  /** The 编办 of the division, or the nearest above it. */
  readonly authority: Body | undefined;
  readonly inForce: Version | undefined;
  /** Published, but valid from a later day. */
  readonly coming: Version | undefined;
  /** Newest version above, coming ones included: of the standard, or of the template. */
  readonly above: Version | undefined;
};

/** What a draft of something new says of itself: nothing is published that could say it. */
export type NewSubject = { readonly name: string; readonly department: string };

/**
 * The subject of a key; undefined where there is no such division, or nobody there exercises the item.
 *
 * @param fresh name and department of a standard or flow that was never published
 */
export function subjectOf(catalogue: Catalogue, key: EntryKey, fresh?: NewSubject): Subject | undefined {
  const { book } = catalogue;
  const division = catalogue.division(key.division);
  if (!division || !fitsDivision(catalogue, key)) return undefined;
  const above = aboveOf(catalogue, key);
  const said = saidOf(catalogue, key, above) ?? fresh;
  if (!said) return undefined;
  const { name, department } = said;
  const versions = book.versionsOf(key);
  const { day } = book.current();
  const open = versions.filter(({ withdrawnAt, validTo }) => withdrawnAt === null && (validTo ?? '9') > day);
  const inForce = open.findLast(({ validFrom }) => (validFrom ?? day) <= day);
  const coming = open.find(({ validFrom }) => validFrom !== null && validFrom > day);
  const body =
    key.kind === 'implementation'
      ? (exercisedBy(catalogue, key.subject, key.division) ?? formerBody(catalogue, key))
      : bodyFor(catalogue, key.division, department);
  if (!body) return undefined;
  return {
    ...{ key, name, department, body, inForce, coming, above },
    home: catalogue.homeOf(key.division),
    level: division.level === 'zone' ? 'county' : division.level,
    content: bodyFor(catalogue, catalogue.province, department),
    authority: staffingOffice(catalogue, key.division),
  };
}

/** Standards and templates are the province's; a derived flow names its division in its id. */
function fitsDivision(
  { province }: Pick<Catalogue, 'province'>,
  { kind, subject, division }: EntryKey,
): boolean {
  const [, own] = subject.split('@');
  if (kind === 'flow') return (own ?? province) === division;
  return own === undefined && (kind === 'implementation' || division === province);
}

function saidOf(catalogue: Catalogue, key: EntryKey, above: Version | undefined): NewSubject | undefined {
  const said = key.kind === 'implementation' ? above : (catalogue.book.latest(key) ?? above);
  if (!said) return undefined;
  const { body } = said;
  if ('stages' in body) return { name: body.name, department: body.stages[0]?.leadDepartment ?? '' };
  return 'department' in body ? { name: body.name, department: body.department } : undefined;
}

/** Who exercised it while there was a standard. */
function formerBody(catalogue: Catalogue, { subject, division }: EntryKey): Body | undefined {
  const last = catalogue.book.latest({ kind: 'implementation', subject, division });
  return last && catalogue.body(last.body.local.bodyId);
}

/** Newest version of what an entry stands under: what it has to follow, in force or still to come. */
export function aboveOf(catalogue: Catalogue, key: EntryKey): Version | undefined {
  const { kind, subject } = key;
  const { book, province: division } = catalogue;
  const newest = (above: EntryKey) =>
    book.versionsOf(above).findLast(({ withdrawnAt }) => withdrawnAt === null);
  if (kind === 'implementation') return newest({ kind: 'standard', subject, division });
  const template = templateOfFlow(subject);
  return kind === 'flow' && template !== subject ? newest({ kind, subject: template, division }) : undefined;
}
