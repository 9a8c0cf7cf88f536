import { dayFromText, type Instant, instantFromText, startOf } from '@zongheng/core/calendar';
import { parseProjectCode } from '@zongheng/core/codes';
import { takeOutsideResult } from '../../applications/index.ts';
import { documentsOfProject } from '../../casework/index.ts';
import { projectOfCode } from '../../projects/index.ts';
import { resultBody, subjectOf } from './bodies.ts';
import type { DownDeps } from './deps.ts';
import { DOWN_MESSAGES as say } from './messages.ts';
import { takenAs } from './store.ts';
import { CHANNEL, duplicate, readBody, refused, type Taking, type Verdict } from './verdict.ts';

/** Without end (国家平台口径). */
const FOR_EVER = '9999-01-01';

/** What a ministry decided on a project becomes a case in its map. It waits where the project is not there yet. */
export async function takeResult(deps: DownDeps, { row, actor, taken }: Taking): Promise<Verdict | null> {
  const read = readBody(resultBody, row.body);
  if (!read.ok) return read.verdict;
  const given = read.value;
  const parsed = parseProjectCode(given.projectCode);
  if (!parsed.ok) return refused(parsed.refusal.message);
  const code = parsed.value.text;
  const known = await projectOfCode(deps.database, code);
  if (!known) return { state: 'received', reason: say.waitsForProject(code), waitsFor: code };
  const { project } = known;
  if (known.status === 'void') return refused(say.codeVoid(code), project.id);

  const thing = `result:${project.id}:${given.number}`;
  const before = await takenAs(deps.database, thing);
  if (before) {
    return before.digest === row.digest
      ? duplicate(say.resultTaken, project.id)
      : refused(say.resultDiffers(given.number), project.id);
  }
  const itemId = itemOf(deps, row.fix?.itemId ?? null, given.itemId ?? null, given.itemName);
  if (itemId === null) return refused(say.unknownItem(given.itemName), project.id);
  const documents = await documentsOfProject(deps, project.id, project.home);
  if (documents.some((document) => document.itemId === itemId && document.number === given.number)) {
    return duplicate(say.resultOurs(given.number), project.id);
  }

  const { body, status, number, title, issuedOn, validUntil, decidedAt } = given;
  const done = await takeOutsideResult(
    deps,
    project.id,
    {
      itemId,
      body: { id: `central:${body.creditCode}`, name: body.name },
      outcome: status,
      reason: status === 'refused' ? say.refusedReason(body.name) : '',
      document: { number, title, issuedOn, validUntil: validUntil ?? FOR_EVER, file: null },
      decidedAt: momentOf(decidedAt ?? null, issuedOn),
    },
    {
      actor,
      channel: CHANNEL,
      also: () => taken({ thing, subject: subjectOf(row.kind, row.body), projectId: project.id }),
    },
  );
  return done.ok ? null : refused(done.refusal.message, project.id);
}

/** Our item: as a person said, by our own id, by the standard code, or by its name as ministries write it. */
function itemOf(deps: DownDeps, said: string | null, id: string | null, name: string): string | null {
  const { catalogue, tables } = deps;
  const { items, names } = tables.result;
  const known = (candidate: string | null | undefined): candidate is string =>
    typeof candidate === 'string' && catalogue.item(candidate) !== undefined;
  if (said !== null) return known(said) ? said : null;
  const byCode = id !== null && Object.hasOwn(items, id) ? items[id] : id;
  if (known(byCode)) return byCode;
  const byName = Object.hasOwn(names, name)
    ? names[name]
    : catalogue.items().find((item) => item.name === name)?.id;
  return known(byName) ? byName : null;
}

/** Where no moment is told, the day of the document begins it. */
function momentOf(decidedAt: string | null, issuedOn: string): Instant {
  if (decidedAt !== null) return instantFromText(new Date(decidedAt).toISOString());
  return startOf(dayFromText(issuedOn));
}
