import type { Database } from '../platform/database/index.ts';
import type { Role } from './roles.ts';

/** Somebody who holds a seat now. */
export type Holder = {
  readonly personId: string;
  readonly name: string;
  readonly seatId: string;
  readonly role: Role;
  readonly bodyId: string | null;
  readonly division: string | null;
  readonly validFrom: string;
};

const HOLDERS = `
SELECT p.id AS "personId", p.name, s.id AS "seatId", s.role, s.body_id AS "bodyId", s.division,
  s.valid_from AS "validFrom"
FROM identity.seats s JOIN identity.persons p ON p.id = s.person_id
WHERE p.disabled_at IS NULL AND s.valid_from <= $1 AND (s.valid_to IS NULL OR s.valid_to > $1)`;
const ORDER = 'ORDER BY array_position($3::text[], s.role), s.valid_from, s.id';

/** Who holds a seat of these roles in a body at `now` (ms): in the order of the roles, the oldest seat first. */
export function holdersInBody(
  db: Pick<Database, 'read'>,
  bodyId: string,
  roles: readonly Role[],
  now: number,
): Promise<Holder[]> {
  return db.read<Holder>({
    name: 'identity.holders.body',
    text: `${HOLDERS} AND s.body_id = $2 AND s.role = ANY($3) ${ORDER}`,
    values: [new Date(now).toISOString(), bodyId, roles],
  });
}

/** Who holds a seat of these roles for exactly this division at `now` (ms), the oldest seat first. */
export function holdersInDivision(
  db: Pick<Database, 'read'>,
  division: string,
  roles: readonly Role[],
  now: number,
): Promise<Holder[]> {
  return db.read<Holder>({
    name: 'identity.holders.division',
    text: `${HOLDERS} AND s.division = $2 AND s.body_id IS NULL AND s.role = ANY($3) ${ORDER}`,
    values: [new Date(now).toISOString(), division, roles],
  });
}
