import type { Database } from '../../platform/database/index.ts';
import { MESSAGES } from '../messages.ts';
import type { PayloadRow } from './schema.ts';

/** A project code, or a work's code that begins with one. */
const CODE = /^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}/;

/** Which of these texts are project codes, or works' codes, of a test: they are marked so wherever they show. */
export async function testCodesAmong(
  db: Pick<Database, 'read'>,
  texts: readonly (string | null)[],
): Promise<(text: string | null) => boolean> {
  const codeOf = (text: string | null) => CODE.exec(text ?? '')?.[0];
  const codes = [...new Set(texts.flatMap((text) => codeOf(text) ?? []))];
  if (codes.length === 0) return () => false;
  const rows = await db.read<{ code: string }>({
    name: 'national_test_codes',
    text: 'SELECT code FROM projects.issued_codes WHERE code = ANY($1) AND test',
    values: [codes],
  });
  const test = new Set(rows.map((row) => row.code));
  return (text) => test.has(codeOf(text) ?? '');
}

/** The rows of a payload, test codes named as such. */
export async function markTestCodes(
  db: Pick<Database, 'read'>,
  rows: readonly PayloadRow[],
): Promise<PayloadRow[]> {
  const isTest = await testCodesAmong(
    db,
    rows.map((row) => row.value),
  );
  return rows.map((row) => (isTest(row.value) ? { ...row, codeName: MESSAGES.console.testCode } : row));
}
