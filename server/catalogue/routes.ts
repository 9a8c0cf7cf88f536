import { accept, refuse } from '@zongheng/core';
import { addDays, dayFromCivil, formatDay } from '@zongheng/core/calendar';
import { furtherLimitsOf, type StandardItem } from '@zongheng/core/catalogue';
import { z } from 'zod';
import { addRoute, type HttpApp } from '../platform/http/index.ts';
import type { Catalogue } from './catalogue.ts';
import { addMaterialRoutes } from './material-routes.ts';
import { MESSAGES } from './messages.ts';
import { formCode } from './pack/index.ts';
import { flowSchema } from './pack/schema/flow.ts';
import { guideSchema } from './pack/schema/guide.ts';
import { itemSchema } from './pack/schema/item.ts';
import { furtherLimitSchema } from './pack/schema/limits.ts';
import { addRuleRoutes } from './rule-routes.ts';

const code = z.string().max(60);
const named = z.object({ code: z.string(), name: z.string(), mark: z.string().optional() });
const MOST_INDUSTRIES = 50;
const itemAnswer = itemSchema.extend({
  guide: guideSchema,
  appliesRule: z.string().exactOptional(),
  departmentName: z.string(),
  /** With those of every licence and of renewal. */
  furtherLimits: z.array(furtherLimitSchema),
});

/** Reference data the inner faces fill their forms and pages with. */
export function addCatalogueRoutes(app: HttpApp, catalogue: Catalogue): void {
  const session = { kind: 'session' } as const;
  const inFull = (item: StandardItem) => ({
    // The same, where the type of an answer is not read-only.
    ...(item as unknown as Omit<z.output<typeof itemAnswer>, 'departmentName' | 'furtherLimits'>),
    departmentName: catalogue.departmentName(item.department),
    furtherLimits: [...furtherLimitsOf(item)],
  });

  addRuleRoutes(app, catalogue);
  addMaterialRoutes(app, catalogue);

  addRoute(app, {
    method: 'GET',
    url: '/api/reference',
    access: session,
    tag: 'catalogue',
    summary: '区划、部门和代码表',
    answer: z.object({
      divisions: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          level: z.enum(['province', 'city', 'county', 'zone']),
          parent: z.string().nullable(),
          mark: z.string().optional(),
        }),
      ),
      departments: z.array(z.object({ id: z.string(), name: z.string() })),
      codeLists: z.record(z.string(), z.array(named)),
      pack: z.object({ id: z.string(), name: z.string(), version: z.string(), mark: z.string() }),
    }),
    handler: async () =>
      accept({
        divisions: catalogue.divisions().map((division) => ({ ...division })),
        departments: catalogue.departments().map(({ id, shortName }) => ({ id, name: shortName })),
        codeLists: Object.fromEntries(
          catalogue
            .codeLists()
            .map((list) => [
              list.id,
              list.rows.map(({ code: value, name, mark }) =>
                mark === undefined ? { code: value, name } : { code: value, name, mark },
              ),
            ]),
        ),
        pack: { ...catalogue.pack },
      }),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/reference/bodies',
    access: session,
    tag: 'catalogue',
    summary: '一个区划的部门机构',
    query: z.strictObject({ division: code }),
    answer: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          shortName: z.string(),
          department: z.string(),
          departmentName: z.string(),
          division: z.string(),
          creditCode: z.string(),
          mark: z.string().optional(),
        }),
      ),
    }),
    handler: async (request) =>
      accept({
        rows: catalogue
          .bodiesIn(request.query.division)
          .map((body) => ({ ...body, departmentName: catalogue.departmentName(body.department) })),
      }),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/reference/industries',
    access: session,
    tag: 'catalogue',
    summary: '国标行业(GB/T 4754)检索',
    query: z.strictObject({ q: z.string().trim().max(60).default('') }),
    answer: z.object({ rows: z.array(named) }),
    handler: async (request) => {
      const { q } = request.query;
      // People type a name, the four digits, or the code as the form writes it.
      const digits = q.replace(/^A|X$/gi, '');
      const found = catalogue
        .industries()
        .filter((industry) => industry.level === 'class')
        .filter((industry) => industry.name.includes(q) || industry.code.startsWith(digits));
      const rows = found.slice(0, MOST_INDUSTRIES).map(({ code: value, name, mark }) => ({
        code: formCode(value),
        name,
        ...(mark === undefined ? {} : { mark }),
      }));
      return accept({ rows });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/items',
    access: session,
    tag: 'catalogue',
    summary: '事项列表',
    query: z.strictObject({
      q: z.string().trim().max(60).optional(),
      department: code.optional(),
      stage: z.coerce.number().int().optional(),
    }),
    answer: z.object({ rows: z.array(itemAnswer), total: z.int() }),
    handler: async (request) => {
      const { q, department, stage } = request.query;
      const rows = catalogue
        .items()
        .filter((item) => q === undefined || item.name.includes(q))
        .filter((item) => department === undefined || item.department === department)
        .filter((item) => stage === undefined || item.stage === stage)
        .map(inFull);
      return accept({ rows, total: rows.length });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/items/:id',
    access: session,
    tag: 'catalogue',
    summary: '一个事项的全部要素',
    params: z.strictObject({ id: code }),
    answer: itemAnswer,
    handler: async (request) => {
      const item = catalogue.item(request.params.id);
      if (!item) return refuse('not-found', MESSAGES.itemNotFound, '');
      return accept(inFull(item));
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/flows',
    access: session,
    tag: 'catalogue',
    summary: '审批流程列表',
    answer: z.object({ rows: z.array(flowSchema) }),
    handler: async () => accept({ rows: [...catalogue.flows()] }),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/flows/suggest',
    access: session,
    tag: 'catalogue',
    summary: '按申报信息推荐流程,并说明理由',
    query: z.strictObject({
      /** Its own flow stands in for the province's. */
      approvalDivision: code.optional(),
      /** The flow the project already follows: named as long as nothing speaks against it. */
      current: code.optional(),
      decisionType: code.optional(),
      investmentSource: code.optional(),
      nature: code.optional(),
      landMode: code.optional(),
      workCategory: code.optional(),
      capital: code.optional(),
      landWithScheme: z.stringbool().optional(),
      areaAssessed: z.stringbool().optional(),
      investment: code.optional(),
      landArea: code.optional(),
      floorArea: code.optional(),
      /** What no field asks, by key, as JSON. */
      answers: z.string().max(6000).optional(),
    }),
    answer: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          why: z.string(),
          mark: z.string(),
          /** Fields whose answer could still speak against it. */
          open: z.array(z.string()),
        }),
      ),
    }),
    handler: async (request) => {
      const { current, answers, ...fields } = request.query;
      const form = { ...fields, answers: readJson(answers) };
      const rows = catalogue.suggestFlows(form).map((row) => ({ ...row, open: [...row.open] }));
      const followed = current === undefined ? undefined : catalogue.flow(current);
      if (!followed || rows.some(({ id }) => id === current) || !catalogue.flowApplies(followed, form)) {
        return accept({ rows });
      }
      const { id, name, why, mark } = followed;
      return accept({ rows: [{ id, name, why, mark, open: [] }, ...rows] });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/flows/:id',
    access: session,
    tag: 'catalogue',
    summary: '一个审批流程,含阶段、事项和顺序',
    params: z.strictObject({ id: code }),
    answer: flowSchema.extend({
      items: z.record(z.string(), z.object({ name: z.string(), department: z.string(), mark: z.string() })),
    }),
    handler: async (request) => {
      const flow = catalogue.flow(request.params.id);
      if (!flow) return refuse('not-found', MESSAGES.flowNotFound, '');
      const items = flow.stages
        .flatMap((stage) => stage.items)
        .flatMap((entry) => catalogue.item(entry.item) ?? [])
        .map((item) => [
          item.id,
          { name: item.name, department: catalogue.departmentName(item.department), mark: item.mark },
        ]);
      return accept({ ...flow, items: Object.fromEntries(items) });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/calendar/:year',
    access: session,
    tag: 'catalogue',
    summary: '一年的工作日历',
    params: z.strictObject({ year: z.coerce.number().int().min(1990).max(2100) }),
    query: z.strictObject({ division: code.optional() }),
    answer: z.object({
      year: z.int(),
      version: z.string(),
      provisional: z.boolean(),
      days: z.array(
        z.object({
          day: z.string(),
          working: z.boolean(),
          reason: z.enum(['workday', 'weekend', 'holiday', 'make-up', 'no-data']),
          name: z.string(),
          /** What made it so, where that is not the yearly notice. */
          source: z.string().nullable(),
        }),
      ),
    }),
    handler: async (request) => {
      const { year } = request.params;
      const { division } = request.query;
      // An autonomous county has holidays of its own.
      const calendar = division === undefined ? catalogue.calendar : catalogue.calendarFor(division);
      const first = dayFromCivil(year, 1, 1);
      const count = dayFromCivil(year + 1, 1, 1) - first;
      const days = Array.from({ length: count }, (_, i) => {
        const day = addDays(first, i);
        const { working, reason, name, source = null } = calendar.kindOf(day);
        return { day: formatDay(day), working, reason, name, source };
      });
      const provisional = days.some((day) => day.reason === 'no-data');
      return accept({ year, version: calendar.version, provisional, days });
    },
  });
}

/** Nothing where it is no JSON: what is not understood is as good as not said. */
function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
