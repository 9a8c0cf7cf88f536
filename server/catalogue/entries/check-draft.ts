import type { Refusal } from '@zongheng/core';
import {
  type Conformity,
  type ConformityException,
  checkConformity,
  checkDerivedFlow,
  checkFlow,
  checkStandard,
  ELEMENT_NAMES,
  type FlowContent,
  flowPathText,
  type ImplementationContent,
  type StandardItem,
} from '@zongheng/core/catalogue';
import { checkFields, type FieldRefusal } from '../../platform/http/index.ts';
import type { Catalogue } from '../catalogue.ts';
import type { EntryKey } from '../versions.ts';
import { flowContextOf, ruleProblem } from './check-flow.ts';
import { flowDraftSchema, implementationDraftSchema, standardDraftSchema } from './content-schema.ts';
import { MESSAGES } from './messages.ts';
import type { ConformityView } from './schema-parts.ts';
import type { Subject } from './subject.ts';

/** What a draft holds, its form checked; of a standard and a flow without the number of its version. */
export type DraftContent = StandardItem | ImplementationContent | FlowContent;

export type BadShape = {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly errors: readonly FieldRefusal[];
};

/** Whether a content has the form of its kind, and is that of this entry: each field that is wrong is named. */
export function checkShape(
  key: EntryKey,
  content: unknown,
): { readonly ok: true; readonly value: DraftContent } | BadShape {
  const checked = shapeOf(key.kind, content);
  if (!checked.ok) return badShape(checked.errors);
  const value = checked.value as DraftContent;
  const fits =
    'item' in value
      ? value.item === key.subject && value.division === key.division
      : value.id === key.subject;
  if (fits) return { ok: true, value };
  const field = 'item' in value ? 'item' : 'id';
  return badShape([{ field, code: 'other-subject', message: MESSAGES.keyMismatch(field) }]);
}

function shapeOf(kind: EntryKey['kind'], content: unknown) {
  if (kind === 'implementation') return checkFields(implementationDraftSchema, content);
  return kind === 'standard'
    ? checkFields(standardDraftSchema, content)
    : checkFields(flowDraftSchema, content);
}

function badShape(found: readonly FieldRefusal[]): BadShape {
  const errors = found.map((each) => ({ ...each, field: `content.${each.field}` }));
  return { ok: false, refusal: refusalOf(MESSAGES.contentShape), errors };
}

const refusalOf = (message: string): Refusal => ({ code: 'invalid-fields', message, source: '' });

/**
 * Whether a draft may stand under what is above it. A draft is kept whatever this says, and submitted only where it
 * says nothing.
 */
export function conformityOf(
  catalogue: Catalogue,
  subject: Subject,
  content: DraftContent,
  exceptions: readonly ConformityException[],
): ConformityView {
  const { key, above } = subject;
  const problems = problemsOf(catalogue, subject, content);
  if (key.kind === 'standard') {
    const found = checkStandard({ ...(content as StandardItem), version: 0 });
    return viewOf(null, { elements: [], local: [], refusals: found }, problems);
  }
  if (key.kind === 'flow') {
    return viewOf(above?.version ?? null, { elements: [], local: [], refusals: [] }, problems);
  }
  const standard = above?.body as StandardItem | undefined;
  if (!standard) {
    const none = { ...refusalOf(MESSAGES.noStandard), at: '' };
    return viewOf(null, { elements: [], local: [], refusals: [none] }, problems);
  }
  const own = content as ImplementationContent;
  return viewOf(standard.version, checkConformity(standard, own, exceptions, catalogue.today), problems);
}

type Problem = Refusal & { readonly at: string };

/** What the catalogue itself says to a content: bodies, codes, the register of materials, flows. */
export function problemsOf(
  catalogue: Catalogue,
  subject: Subject,
  content: DraftContent,
): readonly Problem[] {
  if ('stages' in content) return flowProblems(catalogue, subject, content as unknown as FlowContent);
  if ('item' in content) return localProblems(catalogue, content);
  return standardProblems(catalogue, content as StandardItem);
}

function localProblems(catalogue: Catalogue, { division, local }: ImplementationContent): Problem[] {
  const found: Problem[] = [];
  const add = (at: string, message: string): void => {
    found.push({ code: 'catalogue-reference', message, source: MESSAGES.sourceCatalogue, at });
  };
  const body = catalogue.body(local.bodyId);
  if (!body) add('local.bodyId', MESSAGES.unknownBody(local.bodyId));
  else if (body.division !== division) add('local.bodyId', MESSAGES.bodyElsewhere(body.name));
  if (!catalogue.body(local.supervisedBy))
    add('local.supervisedBy', MESSAGES.unknownBody(local.supervisedBy));
  for (const [list, field] of [
    ['powerSource', 'powerSource'],
    ['bodyNature', 'bodyNature'],
  ] as const) {
    if (local[field] === '' || !hasList(catalogue, list)) continue;
    if (!catalogue.inCodeList(list, local[field])) add(`local.${field}`, MESSAGES.unknownCode(local[field]));
  }
  return found;
}

const hasList = (catalogue: Catalogue, list: string) => catalogue.codeLists().some(({ id }) => id === list);

/** Materials bear the name the register gives them (统一名称), and are asked of nobody who need not bring them. */
function standardProblems(catalogue: Catalogue, content: StandardItem): Problem[] {
  const register = new Map(catalogue.materials().map((each) => [each.key, each]));
  const materials = content.materials.flatMap((material, index): Problem[] => {
    const known = register.get(material.key);
    if (!known || known.name === material.name) return [];
    const message = MESSAGES.materialName(material.key, known.name);
    return [
      { code: 'material-name', message, source: MESSAGES.sourceMaterials, at: `materials[${index}].name` },
    ];
  });
  const department = catalogue.departments().some(({ id }) => id === content.department)
    ? []
    : [
        {
          code: 'catalogue-reference',
          message: MESSAGES.unknownDepartment(content.department),
          source: MESSAGES.sourceCatalogue,
          at: 'department',
        },
      ];
  const wrong = content.appliesRule === undefined ? null : ruleProblem(catalogue, content.appliesRule);
  const rule =
    wrong === null
      ? []
      : [{ code: 'rule', message: wrong, source: MESSAGES.sourceCatalogue, at: 'appliesRule' }];
  return [...department, ...materials, ...rule];
}

function flowProblems(catalogue: Catalogue, { above }: Subject, flow: FlowContent): Problem[] {
  const context = flowContextOf(catalogue, flow);
  const derived = above
    ? checkDerivedFlow(inOrder(above.body), inOrder(flow), (item) => context.nameOf(item))
    : [];
  return [...checkFlow(flow, context), ...derived].map(({ path, rule, message, source }) => ({
    ...{ code: rule, message, source },
    at: flowPathText(path),
  }));
}

/** The flow with its members in the order of the schema: the database keeps another one, and they are compared as text. */
function inOrder(flow: object): FlowContent {
  const { version: _, ...content } = flow as { readonly version?: number };
  const checked = checkFields(flowDraftSchema, content);
  return { ...(checked.ok ? checked.value : content), version: 0 } as FlowContent;
}

function viewOf(
  against: number | null,
  conformity: Conformity,
  problems: readonly Problem[],
): ConformityView {
  const ofElement = conformity.elements.flatMap(({ element, refusals }) =>
    refusals.map((refusal) => present(refusal, element)),
  );
  const known = new Set(conformity.elements.flatMap(({ refusals }) => refusals));
  const others = conformity.refusals.filter((each) => !known.has(each));
  const refusals = [
    ...ofElement,
    ...others.map((each) => present(each, null)),
    ...problems.map((each) => present(each, null)),
  ];
  return {
    ok: refusals.length === 0,
    against,
    elements: conformity.elements.map(({ element, how }) => ({
      element,
      name: ELEMENT_NAMES[element],
      how: { code: how, name: MESSAGES.standings[how] },
    })),
    refusals,
    lifted: conformity.elements.flatMap(({ element, lifted }) =>
      lifted.map((each) => present(each, element)),
    ),
  };
}

function present({ at, code, message, source }: Problem, element: string | null) {
  return { at, element, code, message, source };
}
