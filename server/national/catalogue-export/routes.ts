import { refuse } from '@zongheng/core';
import { z } from 'zod';
import { requireActor } from '../../identity/index.ts';
import { addRoute, type HttpApp } from '../../platform/http/index.ts';
import type { CollectDeps } from '../collect.ts';
import { CATALOGUE_EXPORT_MESSAGES as say } from './messages.ts';
import { catalogueTables } from './tables.ts';
import { writeTables } from './workbook.ts';

/** The item and flow tables of the construction line, for a division. */
export function addCatalogueExportRoutes(app: HttpApp, { collect }: { readonly collect: CollectDeps }): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/national/catalogue-export',
    access: { kind: 'action', action: 'national.catalogue-export' },
    tag: 'national',
    summary: '按工程建设线事项、材料、流程、阶段各表的格式导出一个区划的目录',
    headers: 'file',
    query: z.strictObject({ division: z.string().max(10) }),
    handler: async (request, reply) => {
      const { catalogue, library } = collect;
      const { division } = request.query;
      const { role, division: seat } = requireActor(request).seat;
      const place = catalogue.division(division);
      const within = role !== 'supervisor' || seat === null || catalogue.within(seat.code).includes(division);
      if (!place || !within) return refuse('not-found', say.divisionNotFound, '');
      await library.refresh();
      const bytes = await writeTables(catalogueTables(collect, division));
      const name = encodeURIComponent(`${place.name}事项库表.xlsx`);
      return reply
        .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header(
          'content-disposition',
          `attachment; filename="SPGL-${division}.xlsx"; filename*=UTF-8''${name}`,
        )
        .send(Buffer.from(bytes));
    },
  });
}
