import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import type { BundleAccess } from '../national/index.ts';
import type { CodeIssuer } from '../projects/index.ts';
import { type TestDatabase, useTestDatabase } from '../testing/index.ts';
import { type Caller, GOVERNMENT_FORM, openWorld, type World } from './world.ts';

/** A privately invested building by filing (备案), in the district 210102 of 210100. */
export const PRIVATE_FORM = {
  ...GOVERNMENT_FORM,
  name: '沈阳示例智能制造厂房',
  decisionType: 'A00003',
  investmentSource: '2',
  flowId: 'private-building',
};
export const DECLARED = { nonClassified: true, truthful: true };
/** A day on which every office works. */
export const MONDAY = '2026-11-02 09:00';

export type FiledCase = { readonly id: string; readonly itemId: string; readonly bodyId: string };

/** A project with one joint application. */
export type Filed = {
  readonly projectId: string;
  readonly applicationId: string;
  /** A file of the project, fit for material and document alike. */
  readonly fileId: string;
  readonly workIds: readonly string[];
  readonly cases: readonly FiledCase[];
  of(itemId: string): FiledCase;
};

export type Filing = {
  readonly stage: number;
  readonly workIds: readonly string[];
  readonly items: readonly string[];
  readonly contact: { readonly name: string; readonly mobile: string };
  readonly materials: readonly { readonly key: string; readonly fileIds: readonly string[] }[];
};

/** The platform with a unit, its city's window, and short ways to bring a case to where a test needs it. */
export type Scene = World & {
  readonly database: TestDatabase;
  readonly unitId: string;
  readonly owner: Caller;
  readonly window: Caller;
  readonly windowBodyId: string;
  /** Declares a project; returns its id. Its code is asked for, not issued. */
  declare(form?: object): Promise<string>;
  /** A project with its code. */
  register(form?: object): Promise<string>;
  /** What an applicant would send for these items, every material being one small file. */
  filing(projectId: string, items: readonly string[], stage?: number): Promise<Filing & { fileId: string }>;
  /** Files these items of a project, a new one unless one is named. */
  file(items: readonly string[], of?: { projectId?: string; stage?: number }): Promise<Filed>;
  /** The person of this role in this body; always the same one. */
  staff(role: 'case-handler' | 'case-approver', bodyId: string): Promise<Caller>;
  /** Gives one command on one case. */
  command(who: Caller, caseId: string, command: object, version?: number): Promise<LightMyRequestResponse>;
  /** Gives a command that must succeed. */
  done(who: Caller, caseId: string, command: object): Promise<void>;
  /** A document for a decision of today. */
  document(fileId: string): object;
  /** Accepts and grants a case. */
  grant(filed: Filed, itemId: string): Promise<void>;
};

export async function openScene(
  database: TestDatabase,
  options: {
    readonly start?: string;
    readonly issuer?: CodeIssuer;
    readonly webFolder?: string;
    /** The unit's, where the database already has one of the usual certificate. */
    readonly certNumber?: string;
    readonly bundles?: BundleAccess;
  } = {},
): Promise<Scene> {
  const { start = MONDAY, certNumber, ...rest } = options;
  const world = await openWorld(database.app, database.portal, start, rest);
  const unitId = await world.unit(undefined, certNumber);
  const owner = await world.as('unit-member', { unitId });
  const windowBodyId = world.services.catalogue.windowBodyOf('210100')?.id ?? '';
  const window = await world.as('window-clerk', { bodyId: windowBodyId });
  const known = new Map<string, Promise<Caller>>();
  let number = 0;

  const declare: Scene['declare'] = async (form = PRIVATE_FORM) => {
    const answer = await owner.post('/api/projects', { declaration: DECLARED, form });
    return expectDone(answer, 201).id;
  };
  const register: Scene['register'] = async (form) => {
    const id = await declare(form);
    await world.work();
    return id;
  };
  const filing: Scene['filing'] = async (projectId, items, stage = 1) => {
    const url = `/api/projects/${projectId}/filing?stage=${stage}&items=${items.join(',')}`;
    const offered = (await owner.get(url)).json<{
      works: { id: string }[];
      materials: { key: string; required: boolean; source: string }[];
    }>();
    const fileId = await owner.upload(projectId);
    const wanted = offered.materials.filter((each) => each.required && each.source === 'applicant');
    return {
      fileId,
      stage,
      workIds: offered.works.map((work) => work.id),
      items,
      contact: { name: '张示例', mobile: '19900001234' },
      materials: wanted.map(({ key }) => ({ key, fileIds: [fileId] })),
    };
  };
  const command: Scene['command'] = (who, caseId, given, version) =>
    who.post('/api/cases/commands', {
      commands: [{ caseId, command: given, ...(version === undefined ? {} : { version }) }],
    });
  const done: Scene['done'] = async (who, caseId, given) => {
    expectDone(await command(who, caseId, given), 200);
  };
  const document: Scene['document'] = (fileId) => {
    number += 1;
    const today = new Date(world.time.now + 8 * 3_600_000).toISOString().slice(0, 10);
    return {
      number: `沈示例〔2026〕${number}号`,
      title: '批复',
      issuedOn: today,
      validUntil: '9999-01-01',
      fileId,
    };
  };
  const staff: Scene['staff'] = (role, bodyId) => {
    const key = `${role} ${bodyId}`;
    const found = known.get(key) ?? world.as(role, { bodyId });
    known.set(key, found);
    return found;
  };
  const file: Scene['file'] = async (items, of = {}) => {
    const projectId = of.projectId ?? (await register());
    const { fileId, ...body } = await filing(projectId, items, of.stage);
    const answer = await owner.post(`/api/projects/${projectId}/applications`, body);
    const applicationId = expectDone(answer, 201).id;
    const shown = (await owner.get(`/api/applications/${applicationId}`)).json<{
      cases: { id: string; itemId: string; body: { id: string } }[];
    }>();
    const cases = shown.cases.map(({ id, itemId, body: { id: bodyId } }) => ({ id, itemId, bodyId }));
    const find = (itemId: string): FiledCase => {
      const found = cases.find((each) => each.itemId === itemId);
      if (!found) throw new Error(`no case for ${itemId}`);
      return found;
    };
    return { projectId, applicationId, fileId, workIds: body.workIds, cases, of: find };
  };
  const grant: Scene['grant'] = async (filed, itemId) => {
    const { id, bodyId } = filed.of(itemId);
    const approver = await staff('case-approver', bodyId);
    await done(approver, id, { type: 'accept' });
    await done(approver, id, { type: 'grant', document: document(filed.fileId) });
  };
  return {
    ...world,
    database,
    unitId,
    owner,
    window,
    windowBodyId,
    declare,
    register,
    filing,
    file,
    staff,
    command,
    done,
    document,
    grant,
  };
}

/** A scene on a database of the test file's own: opened before its tests, closed after them. */
export function useScene(options: Parameters<typeof openScene>[1] = {}): () => Scene {
  const database = useTestDatabase();
  let scene: Scene | undefined;
  beforeAll(async () => {
    scene = await openScene(database(), options);
  });
  afterAll(() => scene?.close());
  return () => {
    if (scene === undefined) throw new Error('The scene exists only while tests run.');
    return scene;
  };
}

function expectDone(answer: LightMyRequestResponse, status: number): { id: string } {
  if (answer.statusCode !== status) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json<{ id: string }>();
}
