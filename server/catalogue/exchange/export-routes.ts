import { refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { requireActor } from '../../identity/index.ts';
import { addRoute, type HttpApp } from '../../platform/http/index.ts';
import type { EntryDeps } from '../entries/context.ts';
import { entriesToExport } from './export-entries.ts';
import { jsonOf } from './json-file.ts';
import { MESSAGES as say } from './messages.ts';
import { mayExport } from './policy.ts';
import { exportQuery } from './schema.ts';
import { writeWorkbook } from './write-workbook.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `content-disposition` of a file whose name is Chinese. */
export function attachment(name: string, plain: string): string {
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

export function addExportRoutes(app: HttpApp, { catalogue, clock }: EntryDeps): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/exchange/export',
    access: { kind: 'action', action: 'catalogue.export' },
    tag: 'catalogue',
    summary: '导出一个区划的实施清单,或省级标准事项:Excel 工作簿或 JSON;也可只要空模板',
    headers: 'file',
    query: exportQuery,
    handler: async (request, reply) => {
      const actor = requireActor(request);
      const { kind, format, what } = request.query;
      const division = kind === 'standard' ? catalogue.province : request.query.division;
      const place = catalogue.division(division);
      if (!place || !mayExport(catalogue, actor, division))
        return refuse('not-found', say.divisionNotFound, '');
      const entries = entriesToExport(catalogue, actor, { ...request.query, division });
      const title =
        what === 'template' ? `${place.name}${say.kinds[kind]}导入模板` : `${place.name}${say.kinds[kind]}`;
      const plain = `catalogue-${kind}-${division}.${format}`;
      reply.header('content-disposition', attachment(`${title}.${format}`, plain));
      if (format === 'json') {
        const at = formatInstant(clock.now() as Instant);
        const text = jsonOf(
          kind,
          division,
          at,
          entries.map(({ content }) => content),
        );
        return reply.header('content-type', 'application/json; charset=utf-8').send(text);
      }
      const bytes = await writeWorkbook(catalogue, kind, division, entries);
      return reply.header('content-type', XLSX).send(Buffer.from(bytes));
    },
  });
}
