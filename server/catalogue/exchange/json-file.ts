import { accept, type Result, refuse } from '@zongheng/core';
import type { ExchangeKind } from './columns.ts';
import { MESSAGES as say } from './messages.ts';
import type { ParsedEntry } from './parsed.ts';

const FORMAT = 'zongheng-catalogue';
const SCHEMA = 1;
const MOST_ENTRIES = 5_000;

/** The same content as a workbook's, as JSON: `entries` are contents of drafts. */
export function jsonOf(
  kind: ExchangeKind,
  division: string,
  exportedAt: string,
  entries: readonly object[],
): string {
  return `${JSON.stringify({ format: FORMAT, schema: SCHEMA, kind, division, exportedAt, entries }, null, 2)}\n`;
}

/** The entries of such a file. Their contents are not looked at here. */
export function parseJsonFile(
  text: string,
  kind: ExchangeKind,
  division: string,
): Result<readonly ParsedEntry[]> {
  const no = (message: string) => refuse('file-json', message, say.source, 'file');
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return no(say.badJson);
  }
  if (typeof given !== 'object' || given === null) return no(say.jsonFormat);
  const file = given as Readonly<Record<string, unknown>>;
  if (file.format !== FORMAT || !Array.isArray(file.entries)) return no(say.jsonFormat);
  if (file.schema !== SCHEMA) return no(say.jsonSchema(file.schema));
  if (file.kind !== kind) return no(say.otherKind(say.kinds[kind]));
  if (file.division !== division) return no(say.otherDivision(division, String(file.division)));
  if (file.entries.length === 0) return no(say.nothing);
  if (file.entries.length > MOST_ENTRIES) return no(say.tooManyRows('entries', MOST_ENTRIES));
  return accept(
    file.entries.map((content: unknown, index): ParsedEntry => {
      const row = (typeof content === 'object' && content !== null ? content : {}) as Record<string, unknown>;
      const subject = row[kind === 'implementation' ? 'item' : 'id'];
      return {
        subject: typeof subject === 'string' ? subject : '',
        content,
        rows: null,
        path: `entries[${index}]`,
      };
    }),
  );
}
