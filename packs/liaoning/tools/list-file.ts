/**
 * Text of a list file: one row a line, so that a changed row is one changed line in review.
 * `lists` are the arrays of the file, in order.
 */
export function listFile(
  head: Readonly<Record<string, string>>,
  lists: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>,
): string {
  const members = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  for (const [key, rows] of Object.entries(lists)) {
    members.push(`  ${JSON.stringify(key)}: [\n${rows.map((row) => `    ${line(row)}`).join(',\n')}\n  ]`);
  }
  return `{\n${members.join(',\n')}\n}\n`;
}

function line(row: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(row).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{ ${members.join(', ')} }`;
}
