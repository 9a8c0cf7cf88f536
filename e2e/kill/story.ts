import { legalDay } from '../days.ts';
import { smallPdf } from '../pdf.ts';
import type { Login, People } from '../people.ts';
import type { Clients } from './errands.ts';

/** A privately invested building by filing (备案): five departments, and one item that waits for them. */
const FORM = {
  decisionType: 'A00003',
  approvalDivision: '210100',
  nature: '0',
  places: [{ division: '210102', detail: '示例街1号' }],
  inZone: false,
  industry: 'A4710X',
  guidance: '允许',
  plannedStart: '2026-12',
  plannedEnd: '2028-10',
  investment: '12345.67',
  content: '新建厂房一座，建筑面积 12000 平方米。',
  attribute: 'A00001',
  landMode: '1',
  landArea: '8000',
  floorArea: '12000',
  investmentSource: '2',
  landWithScheme: false,
  areaAssessed: false,
  workCategory: '建筑工程',
  capital: '0',
  flowId: 'private-building',
} as const;
/** Where it is approved and built. */
export const PLACES = { approvalDivision: '210100', place: '210102' };
export const FIRST = ['ent-filing', 'land-grant', 'soil', 'eia-form', 'seismic'] as const;
export const QUEUED = 'land-planning-permit';

const CONTACT = { contactName: '张示例', mobile: '19900001234' };

export type Cast = {
  readonly owner: Login;
  readonly unit: { readonly name: string; readonly certNumber: string };
  readonly window: Login;
  readonly people: People;
};
type Card = {
  readonly id: string;
  readonly itemId: string;
  readonly body: { readonly id: string };
  readonly status: { readonly code: number };
};
type Application = { readonly status: string; readonly cases: readonly Card[] };
type Filing = {
  readonly works: readonly { readonly id: string }[];
  readonly materials: readonly {
    readonly key: string;
    readonly required: boolean;
    readonly source: string;
  }[];
};

/** What an owner declares as project `number`. */
export function declarationOf({ unit }: Pick<Cast, 'unit'>, number: number): object {
  const { name, certNumber } = unit;
  const owner = { name, certType: 'A05300', certNumber, nature: '2', ...CONTACT };
  const form = { ...FORM, name: `沈阳示例厂房第${number}号`, units: [owner] };
  return { declaration: { nonClassified: true, truthful: true }, form };
}

/** The whole first stage of a project, with a file for everything that the owner has to bring. */
export async function submissionOf(clients: Clients, owner: Login, projectId: string): Promise<object> {
  const items = [...FIRST, QUEUED];
  const address = `/api/projects/${projectId}/filing?stage=1&items=${items.join(',')}`;
  const filing = await clients.get<Filing>(owner, address);
  const materials = [];
  for (const { key } of filing.materials.filter((each) => each.required && each.source === 'applicant')) {
    materials.push({ key, fileIds: [await clients.upload(owner, projectId, smallPdf(`material ${key}`))] });
  }
  const contact = { name: CONTACT.contactName, mobile: CONTACT.mobile };
  return { stage: 1, workIds: filing.works.map((work) => work.id), items, contact, materials };
}

/**
 * One project from its registration to the end of its first stage, as its people would do it, whatever
 * happens to the platform meanwhile. `number` makes its names and keys its own.
 */
export async function liveThrough(clients: Clients, cast: Cast, number: number): Promise<void> {
  const { owner, window, people } = cast;
  let step = 0;
  const does = <T>(who: Login, path: string, body: object): Promise<T> => {
    step += 1;
    return clients.run<T>({ who, path, body, key: `project-${number}-step-${step}` });
  };
  const command = (who: Login, commands: { caseId: string; command: object }[]) =>
    does(who, '/api/cases/commands', { commands });

  const { id } = await does<{ id: string }>(owner, '/api/projects', declarationOf(cast, number));
  type Coded = { readonly code: { readonly status: string } };
  await clients.until<Coded>(owner, `/api/projects/${id}`, ({ code }) => code.status === 'issued');

  const submission = await submissionOf(clients, owner, id);
  const filed = await does<{ id: string }>(owner, `/api/projects/${id}/applications`, submission);
  const address = `/api/applications/${filed.id}`;
  const card = async (itemId: string): Promise<Card> => {
    const { cases } = await clients.until<Application>(owner, address, (read) =>
      read.cases.some((each) => each.itemId === itemId),
    );
    const found = cases.find((each) => each.itemId === itemId);
    if (found === undefined) throw new Error(`no case of ${itemId}`);
    return found;
  };
  const grant = async (itemId: string): Promise<void> => {
    const { id: caseId, body } = await card(itemId);
    const approver = await people.staff('case-approver', body.id);
    const fileId = await clients.upload(approver, id, smallPdf(`project ${number}, result ${itemId}`));
    const document = {
      number: `示例〔2026〕${number}-${itemId}号`,
      title: '批复',
      issuedOn: legalDay(),
      validUntil: '9999-01-01',
      fileId,
    };
    await command(approver, [{ caseId, command: { type: 'grant', document } }]);
  };

  const { cases } = await clients.get<Application>(owner, address);
  await command(
    window,
    cases.map((each) => ({ caseId: each.id, command: { type: 'accept' } })),
  );
  const eia = await card('eia-form');
  const handler = await people.staff('case-handler', eia.body.id);
  const wanting = [{ material: 'eia-form', problem: '缺少噪声预测' }];
  await command(handler, [
    { caseId: eia.id, command: { type: 'request-correction', items: wanting, replyBy: legalDay(14) } },
  ]);
  const fileIds = [await clients.upload(owner, id, smallPdf(`project ${number}, correction`))];
  const supplied = { type: 'supply-correction', materials: [{ key: 'eia-form', fileIds }] };
  await command(owner, [{ caseId: eia.id, command: supplied }]);
  await Promise.all(FIRST.map(grant));
  await command(window, [{ caseId: (await card(QUEUED)).id, command: { type: 'accept' } }]);
  await grant(QUEUED);
  await clients.until<Application>(owner, address, ({ status }) => status === 'closed');
}
