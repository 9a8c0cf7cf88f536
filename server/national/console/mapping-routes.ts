import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import { requireActor } from '../../identity/index.ts';
import { addRoute, type HttpApp } from '../../platform/http/index.ts';
import type { CollectDeps } from '../collect.ts';
import type { ActiveMapping } from '../mapping/library.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import { checkCorrection } from './check-correction.ts';
import {
  correctionBody,
  mappingParams,
  mappingRowSchema,
  mappingViewSchema,
  testBody,
  trialSchema,
} from './mapping-schema.ts';
import { mappingRows, mappingView } from './mapping-view.ts';
import { tryMapping } from './try-mapping.ts';

/** Mappings: reading, trying on real data, correcting. */
export function addMappingRoutes(app: HttpApp, collect: CollectDeps): void {
  const { library } = collect;

  const mappingOf = async (kind: string): Promise<Result<ActiveMapping>> => {
    await library.refresh();
    const mapping = library.get(kind);
    return mapping ? accept(mapping) : refuse('not-found', MESSAGES.noMapping(kind), '');
  };

  addRoute(app, {
    method: 'GET',
    url: '/api/national/mappings',
    access: { kind: 'action', action: 'national.read' },
    tag: 'national',
    summary: '各种报文的映射,按报送次序',
    answer: z.object({ rows: z.array(mappingRowSchema) }),
    handler: async () => {
      await library.refresh();
      return accept({ rows: await mappingRows(collect) });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/national/mappings/:kind',
    access: { kind: 'action', action: 'national.read' },
    tag: 'national',
    summary: '一种报文的映射:各列、可用的来源字段和转换规则、历次修改',
    params: mappingParams,
    answer: mappingViewSchema,
    handler: async (request) => {
      const mapping = await mappingOf(request.params.kind);
      return mapping.ok ? accept(await mappingView(collect, mapping.value)) : mapping;
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/national/mappings/:kind/test',
    access: { kind: 'action', action: 'national.mapping' },
    tag: 'national',
    summary: '用一条真实报文的来源数据试算映射,不保存',
    params: mappingParams,
    body: testBody,
    answer: trialSchema,
    handler: async (request) => {
      const { kind } = request.params;
      const before = await mappingOf(kind);
      if (!before.ok) return before;
      const checked = checkCorrection(library, kind, request.body.body);
      if (!checked.ok) {
        const problems = checked.errors.map(({ field, message }) => ({ field, message }));
        return accept({ problems, message: null, notice: null, row: [], faults: [], flags: [] });
      }
      return accept({
        problems: [],
        ...(await tryMapping(collect, checked.mapping, request.body.messageId)),
      });
    },
  });

  addRoute(app, {
    method: 'PUT',
    url: '/api/national/mappings/:kind',
    access: { kind: 'action', action: 'national.mapping' },
    tag: 'national',
    summary: '修改映射,立即启用;原来的留在记录中',
    params: mappingParams,
    body: correctionBody,
    answer: mappingViewSchema,
    handler: async (request) => {
      const { kind } = request.params;
      const { body, note, number } = request.body;
      const before = await mappingOf(kind);
      if (!before.ok) return before;
      const checked = checkCorrection(library, kind, body);
      if (!checked.ok) {
        const refusal = {
          code: 'mapping-invalid',
          message: MESSAGES.console.mappingInvalid,
          source: MESSAGES.sourceMapping,
        };
        return { ok: false, refusal, errors: checked.errors };
      }
      const { personId } = requireActor(request);
      if (!(await store(collect, checked.mapping, { note, number, person: personId }))) {
        return refuse('version-conflict', MESSAGES.mappingChanged, MESSAGES.sourceMapping);
      }
      const after = await mappingOf(kind);
      return after.ok ? accept(await mappingView(collect, after.value)) : after;
    },
  });
}

/** False where somebody else was quicker: the number is taken, or the one in force is another. */
async function store(
  { database, now }: CollectDeps,
  mapping: Mapping,
  how: { readonly note: string; readonly number: number; readonly person: string },
): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'national_mapping_insert',
    text: `INSERT INTO national.mappings (kind, number, body, note, person, at)
           SELECT $1, $2::integer + 1, $3, $4, $5, $6
           WHERE $2::integer = (SELECT coalesce(max(number), 0) FROM national.mappings WHERE kind = $1)
           ON CONFLICT DO NOTHING`,
    values: [
      mapping.kind,
      how.number,
      JSON.stringify(mapping),
      how.note,
      how.person,
      formatInstant(now() as Instant),
    ],
  });
  return rowCount === 1;
}
