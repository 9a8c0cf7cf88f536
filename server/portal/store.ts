import type { Database } from '../platform/database/index.ts';

/** What the public may know of a code: that it stands, for which project, and whether it is only a test. */
export type PublicCode = {
  readonly code: string;
  readonly status: 'valid' | 'void';
  readonly test: boolean;
  readonly issued_at: string;
  readonly name: string;
  readonly home: string;
};

/** Looks a code up in the public view, with the portal's own role. */
export async function findPublicCode(portal: Database, code: string): Promise<PublicCode | undefined> {
  const [row] = await portal.read<PublicCode>({
    name: 'portal_code',
    text: 'SELECT code, status, test, issued_at, name, home FROM projects.public_codes WHERE code = $1',
    values: [code],
  });
  return row;
}
