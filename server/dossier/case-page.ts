import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { furtherLimitsOf, GENERAL_OPINION_RULE } from '@zongheng/core/catalogue';
import { describeLimit } from '@zongheng/core/clock';
import type { z } from 'zod';
import { findApplication } from '../applications/index.ts';
import {
  type CaseDeps,
  type CaseRow,
  type caseDetailSchema,
  casesOfProject,
  clocksOf,
  documentsOfProject,
  itemOf,
  opinionsOf,
  presentCard,
  presentRow,
  validityOf,
} from '../casework/index.ts';
import type { Item } from '../catalogue/index.ts';
import type { Actor } from '../identity/index.ts';
import { readStream } from '../platform/facts/index.ts';
import { caseActions } from './case-actions.ts';
import { caseMaterials } from './case-materials.ts';
import { caseHistory } from './history.ts';

type CasePage = z.output<typeof caseDetailSchema>;

/** One case with all that whoever works on it needs: rule, clocks, materials, history, the others' results. */
export async function casePage(deps: CaseDeps, actor: Actor, row: CaseRow): Promise<CasePage> {
  const now = deps.clock.now() as Instant;
  const { catalogue, database } = deps;
  const [application, cases, documents, facts, history] = await Promise.all([
    findApplication(database, row.application_id),
    casesOfProject(database, row.project_id, row.home),
    documentsOfProject(deps, row.project_id, row.home),
    readStream(database, row.home, row.id),
    caseHistory(deps, row),
  ]);
  const item = itemOf(catalogue, row);
  if (!application || !item) throw new Error(`case ${row.id} without its application or item`);
  const { correction, special } = row.state;
  return {
    ...presentRow(row, catalogue, now),
    application: { id: application.id, number: application.number },
    item: itemView(item),
    clocks: clocksOf(row, catalogue, now),
    opinions: await opinionsOf(deps, actor, row, facts, now),
    validity: validityOf(row, item, now),
    history,
    materials: await caseMaterials(deps, row, application, documents, facts),
    documents: documents.filter((document) => document.caseId === row.id),
    others: cases
      .filter((other) => other.id !== row.id)
      .map((other) => ({
        ...presentCard(other, catalogue, now),
        documents: documents.filter((document) => document.caseId === other.id),
      })),
    correction: correction
      ? {
          items: correction.items.map((each) => ({ ...each })),
          replyBy: correction.replyBy,
          askedAt: formatInstant(correction.askedAt),
        }
      : null,
    special: special
      ? {
          kind: special.kind,
          name: special.name,
          basis: special.basis,
          days: special.days,
          startedAt: formatInstant(special.startedAt),
        }
      : null,
    actions: caseActions(actor, row, item),
  };
}

function itemView(item: Item): CasePage['item'] {
  const { extension } = item;
  return {
    id: item.id,
    name: item.name,
    version: item.version,
    kind: item.kind,
    conditions: [...item.conditions],
    review: item.review,
    result: item.result,
    basis: item.basis.map(({ law, article, verified }) => ({ law, article, verified })),
    committed: describeLimit(item.committed.value, item.committed.unit),
    statutory: item.statutory ? describeLimit(item.statutory.value, item.statutory.unit) : null,
    extension: extension
      ? `可延长${extension.times}次,至多${describeLimit(extension.value, extension.unit)},由${extension.approver}批准(${extension.basis})`
      : null,
    extensionDays: extension?.value ?? null,
    specialProcedures: item.specialProcedures.map((procedure) => ({ ...procedure })),
    furtherLimits: [...furtherLimitsOf(item)],
    opinionDays: (item.opinions ?? GENERAL_OPINION_RULE).days,
    owable: item.materials.filter((material) => material.owable === true).map((material) => material.name),
    mark: item.mark,
  };
}
