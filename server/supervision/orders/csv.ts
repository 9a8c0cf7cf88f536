import { csv, localMinute } from '../../platform/csv/index.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import type { OrderRowView } from './schema.ts';

/** Orders for a spreadsheet. */
export function ordersCsv(rows: readonly OrderRowView[]): string {
  return csv([say.csv.head, ...rows.map(cells)]);
}

function cells(row: OrderRowView): string[] {
  return [
    row.number,
    row.status.name,
    row.light.word,
    row.body.name,
    row.person.name,
    row.situation.name,
    row.projectName ?? '',
    row.caseNumber ?? '',
    row.issuer.name,
    localMinute(row.issuedAt),
    row.replyBy,
    row.answeredAt === null ? '' : localMinute(row.answeredAt),
    String(row.escalatedTo.length),
  ];
}
