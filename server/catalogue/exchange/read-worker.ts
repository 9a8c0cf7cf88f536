import { parentPort, workerData } from 'node:worker_threads';
import { readXlsx } from 'hucre/xlsx';
import { checkArchive, UnfitFile } from './archive.ts';
import { cellName, type RawCell, type RawSheet } from './cell.ts';
import { MESSAGES as say } from './messages.ts';

/** Reads a workbook in a thread of its own: one that takes too much memory or time ends with the thread. */
async function read(bytes: Buffer): Promise<readonly RawSheet[]> {
  checkArchive(bytes);
  const { sheets } = await readXlsx(bytes).catch(() => {
    throw new UnfitFile('file-broken', say.broken);
  });
  return sheets.map(({ name, rows, cells, merges = [] }) => {
    const formulas = [...(cells ?? [])].flatMap(([place, { formula }]) => {
      const [row = 0, column = 0] = place.split(',').map(Number);
      return formula === undefined ? [] : [cellName(row, column)];
    });
    return {
      name,
      rows: rows.map((row) => row.map(rawOf)),
      merged: merges.map(({ startRow, startCol }) => cellName(startRow, startCol)),
      formulas,
    };
  });
}

function rawOf(value: string | number | boolean | Date | null | undefined): RawCell {
  if (value instanceof Date)
    return { date: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10) };
  return value ?? null;
}

try {
  parentPort?.postMessage({ sheets: await read(Buffer.from(workerData as Uint8Array)) });
} catch (error) {
  if (!(error instanceof UnfitFile)) throw error;
  parentPort?.postMessage({ unfit: { code: error.code, message: error.message } });
}
