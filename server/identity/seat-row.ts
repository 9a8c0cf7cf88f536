import type { Actor, Seat } from './actor.ts';
import type { Directory } from './directory.ts';
import { isRole, ROLES } from './roles.ts';

/** A seat as the database has it. */
export type SeatRow = {
  readonly seat_id: string;
  readonly role: string;
  readonly body_id: string | null;
  readonly division: string | null;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly unit_cert_number: string | null;
};

/** The columns of a SeatRow; expects the aliases `seat` and `unit`. */
export const SEAT_COLUMNS = `seat.id AS seat_id, seat.role, seat.body_id, seat.division, seat.unit_id,
  unit.name AS unit_name, unit.cert_number AS unit_cert_number`;

/** Completes a row with the names the catalogue knows. */
export function toSeat(row: SeatRow, directory: Directory): Seat {
  if (!isRole(row.role)) throw new Error(`Seat ${row.seat_id} has the unknown role "${row.role}".`);
  const body = row.body_id === null ? undefined : directory.body(row.body_id);
  const divisionCode = row.division ?? body?.division ?? null;
  const division = divisionCode === null ? null : directory.division(divisionCode);
  const unit = unitOf(row);
  return {
    id: row.seat_id,
    role: row.role,
    roleName: ROLES[row.role].name,
    ...(unit === undefined ? {} : { unit }),
    ...(row.body_id === null ? {} : { body: bodyOf(row.body_id, body) }),
    // A code that left the catalogue still shows, without its name: never as "everywhere".
    division: divisionCode === null ? null : { code: divisionCode, name: division?.name ?? divisionCode },
  };
}

export function toActor(
  row: SeatRow & { person_id: string; person_name: string },
  directory: Directory,
): Actor {
  return { personId: row.person_id, personName: row.person_name, seat: toSeat(row, directory) };
}

function unitOf(row: SeatRow): Seat['unit'] {
  if (row.unit_id === null) return undefined;
  return { id: row.unit_id, name: row.unit_name ?? '', certNumber: row.unit_cert_number ?? '' };
}

function bodyOf(id: string, body: ReturnType<Directory['body']>): NonNullable<Seat['body']> {
  return { id, name: body?.name ?? id, shortName: body?.shortName ?? id };
}
