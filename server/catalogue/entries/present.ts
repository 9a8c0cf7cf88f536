import {
  ELEMENT_NAMES,
  type Element,
  STAFFING_OFFICE,
  type whatChangedAbove,
} from '@zongheng/core/catalogue';
import type { Actor } from '../../identity/index.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Body } from '../pack/index.ts';
import { holdsOn, type Version } from '../versions.ts';
import { whoOf } from './context.ts';
import { presentDifferences } from './difference.ts';
import type { ExceptionRow } from './exception-store.ts';
import { MESSAGES } from './messages.ts';
import { bodyFor } from './responsible.ts';
import type { BehindView, ExceptionView, TaskView, VersionView } from './schema-parts.ts';
import type { TaskRow } from './task-store.ts';

export const named = (body: Body) => ({ id: body.id, name: body.name });

export function placeOf(catalogue: Pick<Catalogue, 'division'>, code: string) {
  return { code, name: catalogue.division(code)?.name ?? code };
}

export function departmentOf(catalogue: Pick<Catalogue, 'departmentName'>, id: string) {
  return { id, name: catalogue.departmentName(id) };
}

function bodyOf(catalogue: Pick<Catalogue, 'body'>, id: string) {
  return { id, name: catalogue.body(id)?.name ?? id };
}

export function presentVersion(version: Version, day: string): VersionView {
  const { withdrawnAt, validFrom } = version;
  const begun = validFrom !== null && validFrom > day ? 'coming' : 'superseded';
  const standing = holdsOn(version, day) ? 'in-force' : begun;
  const code = withdrawnAt === null ? standing : 'withdrawn';
  return {
    ...{ version: version.version, standard: version.standard, validFrom, validTo: version.validTo },
    ...{ publishedAt: version.publishedAt, origin: version.origin, withdrawnAt },
    withdrawnReason: version.withdrawnReason,
    state: { code, name: MESSAGES.versionStates[code] },
  };
}

export function presentBehind(behind: ReturnType<typeof whatChangedAbove>): BehindView {
  return {
    ...{ from: behind.from, to: behind.to },
    changes: behind.changes.map(({ element, label, asks, differences, refusals }) => ({
      ...{ element, name: label, asks },
      differences: presentDifferences(differences),
      refusals: refusals.map(({ at, code, message, source }) => ({ at, element, code, message, source })),
    })),
    others: presentDifferences(behind.others),
  };
}

export function presentTask(catalogue: Catalogue, actor: Actor, row: TaskRow): TaskView {
  const today = catalogue.today;
  const overdue = row.dueOn < today ? 'overdue' : 'open';
  const code = row.outcome ?? overdue;
  return {
    ...{ id: row.id, standardFrom: row.standardFrom, standardTo: row.standardTo, dueOn: row.dueOn },
    item: { id: row.item, name: catalogue.item(row.item)?.name ?? row.item },
    division: placeOf(catalogue, row.division),
    body: bodyOf(catalogue, row.bodyId),
    department: departmentOf(catalogue, row.department),
    difference: presentBehind(row.difference as ReturnType<typeof whatChangedAbove>),
    state: { code, name: MESSAGES.taskStates[code] },
    ...{ openedAt: row.openedAt, doneAt: row.doneAt, remindedAt: row.remindedAt },
    mayRemind: row.doneAt === null && isProvincialLead(catalogue, actor, row.department),
    mine: actor.seat.body?.id === row.bodyId,
  };
}

export function presentException(catalogue: Catalogue, actor: Actor, row: ExceptionRow): ExceptionView {
  const { status, element } = row;
  return {
    ...{ id: row.id, element, elementName: ELEMENT_NAMES[element as Element] ?? element },
    item: { id: row.item, name: catalogue.item(row.item)?.name ?? row.item },
    division: placeOf(catalogue, row.division),
    body: bodyOf(catalogue, row.bodyId),
    department: departmentOf(catalogue, row.department),
    status: { code: status, name: MESSAGES.exceptionStates[status] },
    ...{ reason: row.reason, until: row.until, proposedAt: row.proposedAt },
    ...{ decidedAt: row.decidedAt, decision: row.decision },
    mayDecide:
      status === 'proposed' &&
      row.proposedBy !== actor.personId &&
      isProvincialLead(catalogue, actor, row.department),
  };
}

/** A keeper of the provincial body of a department. */
export function isProvincialLead(catalogue: Catalogue, actor: Actor, department: string): boolean {
  const who = whoOf(catalogue, actor);
  return (
    actor.seat.role === 'catalogue-keeper' &&
    who.department !== STAFFING_OFFICE &&
    who.division === catalogue.province &&
    who.department === department
  );
}

/** The body that reminds of a department's tasks. */
export function reminding(catalogue: Catalogue, department: string): string {
  return bodyFor(catalogue, catalogue.province, department)?.name ?? catalogue.departmentName(department);
}
