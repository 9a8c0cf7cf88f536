import { composeProjectCode } from '@zongheng/core/codes';
import type { Submission } from '../server/applications/index.ts';
import { executeProject, type ProjectForm, registerProject } from '../server/projects/index.ts';
import type { Services } from '../server/services.ts';
import { ITEMS } from './cycle.ts';
import { type Town, UNIT, unwrap } from './towns.ts';

/** A project with its code, ready to be filed for, and the files its application and decisions need. */
export type ReadyProject = {
  readonly id: string;
  readonly submission: Submission;
  /** One file a decision, in the order of ITEMS. */
  readonly documents: readonly string[];
};

/**
 * Registers a project through the platform's own door, gives it a code and puts its files on record.
 *
 * @param serial from 1, different for every project
 */
export async function openProject(services: Services, town: Town, serial: number): Promise<ReadyProject> {
  const { owner, home, place } = town;
  const given = { declaration: { nonClassified: true, truthful: true }, form: formOf(home, place, serial) };
  const how = { channel: 'web', idempotency: null, answer: () => null };
  const registered = await registerProject(services, owner, given, how);
  if (!registered.ok) throw new Error(registered.refusal.message);
  const { id, state } = registered.value;
  const code = composeProjectCode({
    ...{ year: 2026, month: 11, region: home, department: '04', type: '01' },
    serial: String(10_000 + serial),
  });
  const issued = { code: unwrap(code).text, test: true, issuer: '示例' };
  const by = { actor: { system: 'bench' }, channel: 'timer' };
  unwrap(await executeProject(services, id, { type: 'record-code', ...issued }, by));

  const keys = materialKeys(services);
  const files = await insertFiles(services, town, id, [...keys, ...ITEMS]);
  const submission = {
    stage: 1,
    workIds: state.works.map((work) => work.id),
    items: ITEMS,
    contact: { name: '张示例', mobile: '19900001234' },
    materials: keys.map((key, i) => ({ key, fileIds: [files[i] ?? ''] })),
  };
  return { id, submission, documents: files.slice(keys.length) };
}

/** What an applicant must bring for ITEMS, each once. */
function materialKeys({ catalogue }: Services): string[] {
  const materials = ITEMS.flatMap((id) => catalogue.item(id)?.materials ?? []);
  const wanted = materials.filter((each) => each.necessity === 'required' && each.source === 'applicant');
  return [...new Set(wanted.map((material) => material.key))];
}

/** Rows of files without their bytes: uploading is not what is measured. */
async function insertFiles(
  services: Services,
  { home, owner }: Town,
  projectId: string,
  names: readonly string[],
): Promise<string[]> {
  const ids = names.map(() => services.facts.newId());
  const rows = names.map((name, i) => ({ id: ids[i], name: `${name}.pdf` }));
  await services.database.query({
    name: 'bench_files',
    text: `INSERT INTO materials.files (id, home, project_id, name, size, type, digest, uploaded_by, uploaded_at)
           SELECT n.id, $1, $2, n.name, 245760, 'application/pdf', 'sha256:' || $4, $5, $6
           FROM json_to_recordset($3::json) AS n(id uuid, name text)`,
    values: [
      home,
      projectId,
      JSON.stringify(rows),
      '0'.repeat(64),
      owner.personId,
      new Date(services.clock.now()).toISOString(),
    ],
  });
  return ids;
}

/** A privately invested building by filing (备案) that passes every check. */
export function formOf(home: string, place: string, serial: number): ProjectForm {
  return {
    name: `示例智能制造厂房${serial}期`,
    decisionType: 'A00003',
    approvalDivision: home,
    nature: '0',
    places: [{ division: place, detail: '示例街1号' }],
    inZone: false,
    industry: 'A4710X',
    guidance: '允许',
    plannedStart: '2026-12',
    plannedEnd: '2028-10',
    investment: '12345.67',
    content: '新建标准厂房三座及配套设施,建筑面积 12000 平方米。',
    attribute: 'A00001',
    landMode: '1',
    landArea: '8000',
    floorArea: '12000',
    investmentSource: '2',
    landWithScheme: false,
    areaAssessed: false,
    workCategory: '建筑工程',
    capital: '0',
    units: [{ ...UNIT, nature: '2', contactName: '张示例', mobile: '19900001234' }],
    flowId: 'private-building',
  };
}
