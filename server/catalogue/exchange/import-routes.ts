import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { type Actor, personNames, requireActor } from '../../identity/index.ts';
import { addRoute, type HttpApp } from '../../platform/http/index.ts';
import { whoOf } from '../entries/context.ts';
import { applyImport } from './apply-import.ts';
import { bytesOf, checkImport, type ExchangeDeps } from './check-import.ts';
import { writeErrorList, writeErrorWorkbook } from './error-workbook.ts';
import { attachment, XLSX } from './export-routes.ts';
import { MESSAGES as say } from './messages.ts';
import { ownsImport } from './policy.ts';
import { presentDetail, presentImport } from './present.ts';
import { readWorkbook } from './read-workbook.ts';
import {
  applySchema,
  byImport,
  importDetailSchema,
  importQuery,
  importSchema,
  importsSchema,
} from './schema.ts';
import { findImport, type ImportRow, listImports, readItems } from './store.ts';
import { takeUpload } from './upload.ts';

const access = { kind: 'action', action: 'catalogue.import' } as const;
const tag = 'catalogue';
const SHOWN = 30;

/** Bringing entries in: a file is uploaded, looked through, and made into drafts. */
export function addImportRoutes(app: HttpApp, deps: ExchangeDeps): void {
  const { database, catalogue } = deps;
  const nameOf = async (row: ImportRow): Promise<string> =>
    (await personNames(database, [row.personId])).get(row.personId) ?? '';
  const open = async (actor: Actor, id: string): Promise<Result<ImportRow>> => {
    const row = await findImport(database, id);
    return row && ownsImport(catalogue, actor, row.bodyId)
      ? accept(row)
      : refuse('not-found', say.importNotFound, '');
  };
  const detail = async (actor: Actor, id: string) => {
    const opened = await open(actor, id);
    if (!opened.ok) return opened;
    const row = opened.value;
    return accept(presentDetail(catalogue, row, await nameOf(row), await readItems(database, id)));
  };

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/exchange/imports',
    access,
    tag,
    summary: '本机构最近的导入',
    answer: importsSchema,
    handler: async (request) => {
      const { body } = whoOf(catalogue, requireActor(request));
      const rows = await listImports(database, body, SHOWN);
      const names = await personNames(database, [...new Set(rows.map(({ personId }) => personId))]);
      return accept({
        rows: rows.map((row) => presentImport(catalogue, row, names.get(row.personId) ?? '')),
      });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/exchange/imports',
    access,
    tag,
    summary: '上传要导入的工作簿或 JSON;只收文件,不改动数据',
    upload: true,
    query: importQuery,
    status: 201,
    answer: importSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const at = formatInstant(deps.clock.now() as Instant);
      const taken = await takeUpload(deps, request, actor, request.query, at);
      if (!taken.ok) return taken;
      const row = await findImport(database, taken.value);
      if (!row) throw new Error(`the import ${taken.value} is not there`);
      return accept(presentImport(catalogue, row, actor.personName));
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/exchange/imports/:id',
    access,
    tag,
    summary: '一次导入:进度,预检的错误和各事项的变动',
    params: byImport,
    answer: importDetailSchema,
    handler: (request) => detail(requireActor(request), request.params.id),
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/exchange/imports/:id/check',
    access,
    tag,
    summary: '预检一次导入;可重复,不改动数据',
    params: byImport,
    answer: importDetailSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const opened = await open(actor, request.params.id);
      if (!opened.ok) return opened;
      const done = await checkImport(deps, actor, opened.value);
      return done.ok ? detail(actor, request.params.id) : done;
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/exchange/imports/:id/apply',
    access,
    tag,
    summary: '按预检结果导入为草稿,全部成功或全部不导入;可一并提交审核',
    params: byImport,
    body: applySchema,
    answer: importSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const opened = await open(actor, request.params.id);
      if (!opened.ok) return opened;
      const done = await applyImport(deps, actor, opened.value, request.body);
      if (!done.ok) return done;
      const row = (await findImport(database, request.params.id)) ?? opened.value;
      return accept(presentImport(catalogue, row, await nameOf(row)));
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/exchange/imports/:id/errors',
    access,
    tag,
    summary: '标注了错误的工作簿',
    headers: 'file',
    params: byImport,
    handler: async (request, reply) => {
      const opened = await open(requireActor(request), request.params.id);
      if (!opened.ok) return opened;
      const { kind, division, fileName, format, digest, errors } = opened.value;
      const findings = (await readItems(database, request.params.id)).flatMap((item) => item.findings);
      const all = [...errors, ...findings];
      const bytes = format === 'xlsx' ? await bytesOf(deps.files, digest) : null;
      const read = bytes === null ? null : await readWorkbook(bytes);
      // What could not be read as a workbook has no cells to write to.
      const made = read?.ok
        ? writeErrorWorkbook(catalogue, kind, division, read.value, all)
        : writeErrorList(all);
      const name = `${fileName.replace(/\.[^.]+$/, '')}-错误.xlsx`;
      return reply
        .header('content-type', XLSX)
        .header('content-disposition', attachment(name, 'catalogue-errors.xlsx'))
        .send(Buffer.from(await made));
    },
  });
}
