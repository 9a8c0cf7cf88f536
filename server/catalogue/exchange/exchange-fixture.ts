import { readXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { expect } from 'vitest';
import type { Caller } from '../../journey/world.ts';
import { cellName } from './cell.ts';
import type { ImportDetail, ImportView } from './schema.ts';

export const EXCHANGE = '/api/catalogue/exchange';
export const XLSX_NAME = '清单.xlsx';

type Cells = (string | number | boolean | Date | null)[][];
/** A workbook as a test changes it: rows by sheet. */
export type Book = Map<string, Cells>;

/** Fetches a file. */
export async function download(who: Caller, url: string): Promise<Buffer> {
  const answer = await who.get(url);
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  return answer.rawPayload;
}

export async function openBook(bytes: Uint8Array): Promise<Book> {
  const { sheets } = await readXlsx(bytes);
  return new Map(sheets.map(({ name, rows }) => [name, rows.map((row) => [...row])]));
}

/** Bytes of a workbook; `more` of a sheet: merges, cells with formulas. */
export async function bytesOf(
  book: Book,
  more: Readonly<Record<string, Partial<WriteSheet>>> = {},
): Promise<Buffer> {
  const sheets = [...book].map(([name, rows]) => ({ name, rows, ...more[name] }));
  return Buffer.from(await writeXlsx({ sheets }));
}

/** The place of a column; the test is wrong where there is none. */
export function columnOf(book: Book, sheet: string, header: string): number {
  const place = book.get(sheet)?.[0]?.indexOf(header) ?? -1;
  if (place < 0) throw new Error(`no column ${header} in ${sheet}`);
  return place;
}

/** Sets a cell of the row of an item (the first one). */
export function setCell(
  book: Book,
  sheet: string,
  item: string,
  header: string,
  value: Cells[number][number],
): string {
  const rows = book.get(sheet) ?? [];
  const row = rows.findIndex(([id]) => id === item);
  const cells = rows[row];
  if (!cells) throw new Error(`no row of ${item} in ${sheet}`);
  const place = columnOf(book, sheet, header);
  cells[place] = value;
  return cellName(row, place);
}

export function multipart(name: string, bytes: Buffer): { payload: Buffer; headers: Record<string, string> } {
  const boundary = '----zongheng-test';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

export function upload(who: Caller, name: string, bytes: Buffer, query: string) {
  const { payload, headers } = multipart(name, bytes);
  return who.send('POST', `${EXCHANGE}/imports?${query}`, payload, headers);
}

/** Uploads and looks through. */
export async function checked(
  who: Caller,
  name: string,
  bytes: Buffer,
  query: string,
): Promise<ImportDetail> {
  const sent = await upload(who, name, bytes, query);
  expect(sent.statusCode, sent.body).toBe(201);
  return recheck(who, sent.json<ImportView>().id);
}

export async function recheck(who: Caller, id: string): Promise<ImportDetail> {
  const answer = await who.post(`${EXCHANGE}/imports/${id}/check`, {});
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

export const apply = (who: Caller, id: string, how: object = {}) =>
  who.post(`${EXCHANGE}/imports/${id}/apply`, how);
