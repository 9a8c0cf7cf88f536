import type { Database } from '../platform/database/index.ts';
import type { Seat } from './actor.ts';
import type { Directory } from './directory.ts';
import { SEAT_COLUMNS, type SeatRow, toSeat } from './seat-row.ts';

export type CredentialRow = {
  readonly person_id: string;
  readonly name: string;
  readonly login: string;
  readonly disabled: boolean;
  readonly last_seat_id: string | null;
  readonly password_hash: string;
};

/** The only reader of a password hash. */
export async function findCredentials(database: Database, login: string): Promise<CredentialRow | undefined> {
  const rows = await database.read<CredentialRow>({
    name: 'identity.credentials.find',
    text: `SELECT person.id AS person_id, person.name, person.login, person.disabled_at IS NOT NULL AS disabled,
             person.last_seat_id, credential.password_hash
           FROM identity.persons person
           JOIN identity.credentials credential ON credential.person_id = person.id
           WHERE person.login = $1`,
    values: [login],
  });
  return rows[0];
}

/** Stores the same password hashed at today's cost. */
export async function replaceHash(database: Database, personId: string, hash: string): Promise<void> {
  await database.query({
    name: 'identity.credentials.rehash',
    text: 'UPDATE identity.credentials SET password_hash = $2 WHERE person_id = $1',
    values: [personId, hash],
  });
}

/** The login of a person who is signed in. */
export async function findLogin(database: Database, personId: string): Promise<string> {
  const rows = await database.read<{ login: string }>({
    name: 'identity.login.find',
    text: 'SELECT login FROM identity.persons WHERE id = $1',
    values: [personId],
  });
  return rows[0]?.login ?? '';
}

/** The seats a person holds at `now` (ms), oldest grant first. */
export async function findSeats(
  database: Database,
  directory: Directory,
  personId: string,
  now: number,
): Promise<Seat[]> {
  const rows = await database.read<SeatRow>({
    name: 'identity.seats.find',
    text: `SELECT ${SEAT_COLUMNS}
           FROM identity.seats seat LEFT JOIN identity.units unit ON unit.id = seat.unit_id
           WHERE seat.person_id = $1 AND seat.valid_from <= $2
             AND (seat.valid_to IS NULL OR seat.valid_to > $2)
           ORDER BY seat.valid_from, seat.id`,
    values: [personId, new Date(now).toISOString()],
  });
  return rows.map((row) => toSeat(row, directory));
}

export type PersonFilter = {
  /** Divisions to look in; null = everywhere. */
  readonly divisions: readonly string[] | null;
  /** Bodies of those divisions: their seats may name no division of their own. */
  readonly bodies: readonly string[];
  readonly body: string | null;
  readonly q: string;
  readonly limit: number;
  readonly after: readonly [string, string] | null;
};

export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly disabled: boolean;
};

const MATCHING = `
  (($1::text[] IS NULL AND $3::text IS NULL) OR EXISTS (
    SELECT FROM identity.seats seat
    WHERE seat.person_id = person.id AND seat.valid_from <= $5
      AND (seat.valid_to IS NULL OR seat.valid_to > $5)
      AND ($1::text[] IS NULL OR seat.division = ANY ($1)
           OR (seat.division IS NULL AND seat.body_id = ANY ($2::text[])))
      AND ($3::text IS NULL OR seat.body_id = $3)))
  AND ($4 = '' OR strpos(lower(person.name), $4) > 0 OR strpos(person.login, $4) > 0)`;

/** People whose valid seats match, by name; one row more than `limit`, and how many there are in all. */
export async function listPersons(
  database: Database,
  filter: PersonFilter,
  now: number,
): Promise<{ rows: PersonRow[]; total: number }> {
  const shared = [
    filter.divisions,
    filter.bodies,
    filter.body,
    filter.q.toLowerCase(),
    new Date(now).toISOString(),
  ];
  const [counted, rows] = await Promise.all([
    database.read<{ total: number }>({
      name: 'identity.people.count',
      text: `SELECT count(*)::int AS total FROM identity.persons person WHERE ${MATCHING}`,
      values: shared,
    }),
    database.read<PersonRow>({
      name: 'identity.people.list',
      text: `SELECT person.id, person.name, person.login, person.disabled_at IS NOT NULL AS disabled
             FROM identity.persons person
             WHERE ${MATCHING} AND ($6::text IS NULL OR (person.name, person.id) > ($6, $7::uuid))
             ORDER BY person.name, person.id LIMIT $8`,
      values: [...shared, filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.limit + 1],
    }),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** The valid seats of several people at once. */
export async function findSeatsOf(
  database: Database,
  directory: Directory,
  personIds: readonly string[],
  now: number,
): Promise<Map<string, Seat[]>> {
  const rows = await database.read<SeatRow & { person_id: string }>({
    name: 'identity.seats.find-of-many',
    text: `SELECT seat.person_id, ${SEAT_COLUMNS}
           FROM identity.seats seat LEFT JOIN identity.units unit ON unit.id = seat.unit_id
           WHERE seat.person_id = ANY ($1::uuid[]) AND seat.valid_from <= $2
             AND (seat.valid_to IS NULL OR seat.valid_to > $2)
           ORDER BY seat.valid_from, seat.id`,
    values: [personIds, new Date(now).toISOString()],
  });
  const seats = new Map<string, Seat[]>(personIds.map((id) => [id, []]));
  for (const row of rows) seats.get(row.person_id)?.push(toSeat(row, directory));
  return seats;
}
