import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from '../../identity/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { whoOf } from '../entries/context.ts';
import type { AreaContent } from './area.ts';
import { MESSAGES } from './messages.ts';

/** Departments that have an area assessed as a whole [待本地核定]. */
const LEADS: readonly string[] = ['development-reform', 'natural-resources'];

/** The list is no secret; publishing is for keepers, and which of them follows from the body. */
export const areaActions = { 'area.keep': ['catalogue-keeper'] } as const;

/**
 * Who publishes, corrects and withdraws an area: keepers of the division's own bodies (of a zone, also of the
 * division above it). 发展改革 and 自然资源 for every item, others where every item is theirs, by the department of
 * the item or because they decide it there (行政审批局).
 */
export function mayKeepArea(
  catalogue: Catalogue,
  actor: Actor,
  { division, effects }: Pick<AreaContent, 'division' | 'effects'>,
): Result<void> {
  const { body, department, division: own } = whoOf(catalogue, actor);
  const zone = catalogue.division(division)?.level === 'zone';
  const near = own === division || (zone && catalogue.lineage(division)[1] === own);
  const theirs = (item: string) =>
    catalogue.item(item)?.department === department || catalogue.itemAt(item, division)?.body?.id === body;
  const may =
    body !== '' && near && (LEADS.includes(department) || effects.every(({ item }) => theirs(item)));
  return may ? accept(undefined) : refuse('forbidden', MESSAGES.notKeeper, MESSAGES.source);
}
