import { readCases } from '../../casework/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { type CaseParts, casePart, documentPart, judgedUpTo, specialPart, stepPart } from './case-sources.ts';
import { bodyPart, itemPart, materialNumber, windowPart } from './catalogue-sources.ts';
import { projectPart, workPart } from './project-sources.ts';
import { applicationsByIds, factsOfCases, type ProjectSourceRow, projectsByIds } from './rows.ts';
import type { SourceDeps } from './source-deps.ts';
import { stepsOf } from './step-status.ts';
import type { Loaded, Thing } from './thing.ts';

const OF_CASE = new Set(['case', 'step', 'special', 'document', 'material']);

type Case = CaseParts & {
  readonly project: ProjectSourceRow;
  readonly workNo: string;
  readonly base: Pick<
    Loaded,
    'home' | 'division' | 'projectId' | 'subject' | 'happenedAt' | 'keys' | 'firstWork'
  >;
  readonly source: Readonly<Record<string, unknown>>;
};

/** Cases (id), their steps, special procedures and documents (id/version of the fact), and materials (id/key). */
export async function loadCases(deps: SourceDeps, things: readonly Thing[]): Promise<Loaded[]> {
  const wanted = things.filter(({ source }) => OF_CASE.has(source));
  if (wanted.length === 0) return [];
  const ids = [...new Set(wanted.map(({ key }) => key.split('/')[0] ?? ''))];
  const cases = await readAll(deps, ids);
  return wanted.flatMap((thing) => {
    const found = cases.get(thing.key.split('/')[0] ?? '');
    return (found && loadOne(deps.catalogue, thing, found)) ?? [];
  });
}

async function readAll({ database, catalogue }: SourceDeps, ids: readonly string[]) {
  const rows = await readCases(database, ids);
  const [projects, applications, facts] = await Promise.all([
    projectsByIds(database, [...new Set(rows.map((row) => row.project_id))]),
    applicationsByIds(database, [...new Set(rows.map((row) => row.application_id))]),
    factsOfCases(database, ids),
  ]);
  const projectOf = new Map(projects.map((row) => [row.id, row]));
  const applicationOf = new Map(applications.map((row) => [row.id, row]));
  const factsOf = Map.groupBy(facts, (fact) => fact.case_id);
  const cases = new Map<string, Case>();
  for (const row of rows) {
    const project = projectOf.get(row.project_id);
    const item = catalogue.item(row.item_id, row.item_version);
    const body = catalogue.body(row.body_id);
    if (!project || !item || !body || project.state.codeStatus !== 'issued') continue;
    // The result of another authority: the centre told us, and is not told back.
    if (row.body_name !== null) continue;
    // A case of stage 1 may cover several works; the standard has room for one [待确认]: the first.
    const workNo =
      project.state.works.find((work) => row.work_ids.includes(work.id))?.no ??
      project.state.works[0]?.no ??
      '01';
    const own = factsOf.get(row.id) ?? [];
    const parts: CaseParts = {
      row,
      item,
      body,
      facts: own,
      steps: stepsOf(own),
      application: applicationOf.get(row.application_id),
    };
    const flowKey = `${row.home}/${row.flow_id}/${row.flow_version}`;
    const itemKey = `${body.id}/${item.id}/${item.version}`;
    cases.set(row.id, {
      ...parts,
      project,
      workNo,
      base: {
        home: row.home,
        division: row.division,
        projectId: row.project_id,
        subject: `${row.project_name} ${row.item_name} ${row.number}`,
        happenedAt: own[0]?.happened_at ?? new Date(0).toISOString(),
        firstWork: `${row.project_id}/${project.state.works[0]?.no ?? '01'}`,
        keys: {
          project: `${row.project_id}/${workNo}`,
          case: row.id,
          flow: flowKey,
          stage: `${flowKey}/${row.stage}`,
          'stage-item': `${flowKey}/${row.stage}/${itemKey}`,
          item: itemKey,
        },
      },
      source: {
        project: projectPart(project, catalogue),
        work: workPart(project, workNo) ?? {},
        item: itemPart(item, body, catalogue),
        body: bodyPart(body, catalogue),
        window: windowPart(body, catalogue),
        case: casePart(parts, catalogue),
      },
    });
  }
  return cases;
}

function loadOne(catalogue: Catalogue, thing: Thing, found: Case): Loaded | undefined {
  const { base, source } = found;
  const part = thing.key.slice(thing.key.indexOf('/') + 1);
  if (thing.source === 'case') return { ...base, thing, source };
  if (thing.source === 'material') return materialThing(thing, found, part);
  const fact = found.facts.find((each) => each.version === Number(part));
  if (!fact) return undefined;
  const keys = { ...base.keys, [thing.source]: thing.key };
  const at = { ...base, thing, happenedAt: fact.happened_at };
  if (thing.source === 'special') {
    if (fact.type !== 'case.special-started') return undefined;
    return { ...at, keys, source: { ...source, special: specialPart(fact) } };
  }
  const step = found.steps.find((each) => each.fact === fact);
  const document = documentPart(fact);
  if (!step || (thing.source === 'document' && !document)) return undefined;
  const place = found.steps.indexOf(step);
  return {
    ...at,
    keys: { ...keys, step: thing.key },
    source: { ...source, step: stepPart(found, step, catalogue), document: document ?? null },
    earlier: found.steps
      .slice(0, place)
      .toReversed()
      .map((each) => ({
        key: `${found.row.id}/${each.fact.version}`,
        source: { step: { code: each.code, stateKey: each.stateKey } },
      })),
    ...(thing.source === 'step' ? { judged: judgedUpTo(found, step, catalogue) } : {}),
  };
}

function materialThing(thing: Thing, found: Case, key: string): Loaded | undefined {
  const { base, source, application, item } = found;
  const material = application?.materials.find((each) => each.key === key);
  const own = item.materials.find((each) => each.key === key);
  const file = material?.files[0];
  if (!material || !own || !file) return undefined;
  return {
    ...base,
    thing,
    keys: { ...base.keys, material: thing.key, 'item-material': `${base.keys.item}/${key}` },
    source: {
      ...source,
      material: {
        number: materialNumber(item, key),
        name: material.name,
        fileId: file.fileId,
        fileName: file.name,
        count: material.files.length,
      },
    },
  };
}
