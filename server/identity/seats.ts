import { accept, type Result, refuse } from '@zongheng/core';
import type { Database, Statement, Transaction } from '../platform/database/index.ts';
import type { Directory } from './directory.ts';
import { MESSAGES, SOURCES } from './messages.ts';
import { ROLES, type Role, SEPARATE_ROLES } from './roles.ts';

export type NewSeat = {
  readonly personId: string;
  readonly role: Role;
  readonly unitId?: string;
  readonly bodyId?: string;
  readonly division?: string;
  /** Milliseconds; `validTo` is the first moment at which the seat is no longer valid. */
  readonly validFrom: number;
  readonly validTo?: number;
  /** Who granted it; absent for the first administrator and for samples. */
  readonly grantedBy?: string;
};

export type SeatDeps = {
  readonly database: Database;
  readonly directory: Directory;
  readonly newId: () => string;
};

/** Grants a seat: a role for one unit, body or division, from a moment on. `now` in ms. */
export async function grantSeat(deps: SeatDeps, seat: NewSeat, now: number): Promise<Result<{ id: string }>> {
  const shape = checkShape(deps.directory, seat);
  if (!shape.ok) return shape;
  const id = deps.newId();
  return deps.database.transaction(async (tx) => {
    const refused = await whyNot(tx, seat);
    if (refused !== null) return refused;
    await tx.query(insertSeat(id, seat, now));
    return accept({ id });
  });
}

/** Grants many seats at once, all or none; ids in the order given. For samples and for hand-overs. */
export async function grantSeats(
  deps: SeatDeps,
  seats: readonly NewSeat[],
  now: number,
): Promise<Result<string[]>> {
  for (const seat of seats) {
    const shape = checkShape(deps.directory, seat);
    if (!shape.ok) return shape;
  }
  // People in one order, so that two bulk grants cannot block each other.
  const ordered = seats
    .map((seat, index) => ({ seat, index, id: deps.newId() }))
    .sort((a, b) => a.seat.personId.localeCompare(b.seat.personId));
  try {
    await deps.database.transaction(async (tx) => {
      for (const { seat, id } of ordered) {
        const refused = await whyNot(tx, seat);
        if (refused !== null) throw new Refused(refused);
        await tx.query(insertSeat(id, seat, now));
      }
    });
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
  return accept(ordered.sort((a, b) => a.index - b.index).map(({ id }) => id));
}

/** Ends a seat at `now` (ms). It stays on record; sessions working in it stop at their next request. */
export async function endSeat(
  database: Database,
  seatId: string,
  endedBy: string | null,
  now: number,
): Promise<Result<void>> {
  const result = await database.query({
    name: 'identity.seat.end',
    text: `UPDATE identity.seats
     SET valid_to = greatest($2::timestamptz, valid_from + interval '1 millisecond'), ended_by = $3
     WHERE id = $1 AND (valid_to IS NULL OR valid_to > $2)`,
    values: [seatId, iso(now), endedBy],
  });
  return result.rowCount === 1 ? accept(undefined) : refuse('not-found', MESSAGES.seatOver, '');
}

/** Carries a refusal out of a transaction, so that what was written before it is rolled back. */
class Refused extends Error {
  readonly result: Result<never>;
  constructor(result: Result<never>) {
    super('A seat of the batch was refused.');
    this.result = result;
  }
}

/** What speaks against a seat in the database, with the person locked: of two opposing grants one wins. */
async function whyNot(tx: Transaction, seat: NewSeat): Promise<Result<never> | null> {
  const person = await tx.query({
    name: 'identity.person.lock',
    text: 'SELECT FROM identity.persons WHERE id = $1 FOR UPDATE',
    values: [seat.personId],
  });
  if (person.rowCount !== 1) return refuse('unknown-person', MESSAGES.unknownPerson, '', 'personId');
  if (seat.unitId !== undefined) {
    const unit = await tx.query({
      name: 'identity.unit.exists',
      text: 'SELECT FROM identity.units WHERE id = $1',
      values: [seat.unitId],
    });
    if (unit.rowCount !== 1) return refuse('unknown-unit', MESSAGES.unknownUnit, '', 'unitId');
  }
  if (!SEPARATE_ROLES.has(seat.role)) return null;
  const other = await tx.query({
    name: 'identity.seats.separate',
    text: `SELECT FROM identity.seats
           WHERE person_id = $1 AND role = ANY ($2::text[]) AND role <> $3
             AND tstzrange(valid_from, valid_to) && tstzrange($4, $5) LIMIT 1`,
    values: [seat.personId, [...SEPARATE_ROLES], seat.role, iso(seat.validFrom), iso(seat.validTo)],
  });
  if (other.rowCount === 0) return null;
  return refuse('separate-admins', MESSAGES.separateAdmins, SOURCES.separation, 'role');
}

function insertSeat(id: string, seat: NewSeat, now: number): Statement {
  return {
    name: 'identity.seat.insert',
    text: `INSERT INTO identity.seats
             (id, person_id, role, unit_id, body_id, division, valid_from, valid_to, granted_by, granted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      id,
      seat.personId,
      seat.role,
      seat.unitId ?? null,
      seat.bodyId ?? null,
      seat.division ?? null,
      iso(seat.validFrom),
      iso(seat.validTo),
      seat.grantedBy ?? null,
      iso(now),
    ],
  };
}

/** A seat names exactly what its role acts for; a body's seat may be narrowed to one division. */
function checkShape(directory: Directory, seat: NewSeat): Result<void> {
  const { name, scope } = ROLES[seat.role];
  if ((scope === 'unit') !== (seat.unitId !== undefined)) {
    return refuse('seat-scope', MESSAGES.seatScope(name, WHAT[scope]), '', 'unitId');
  }
  if ((scope === 'body') !== (seat.bodyId !== undefined)) {
    return refuse('seat-scope', MESSAGES.seatScope(name, WHAT[scope]), '', 'bodyId');
  }
  const mayHaveDivision = scope === 'division' || scope === 'body';
  if (
    (scope === 'division' && seat.division === undefined) ||
    (!mayHaveDivision && seat.division !== undefined)
  ) {
    return refuse('seat-scope', MESSAGES.seatScope(name, WHAT[scope]), '', 'division');
  }
  if (seat.bodyId !== undefined && directory.body(seat.bodyId) === undefined) {
    return refuse('unknown-body', MESSAGES.unknownBody, '', 'bodyId');
  }
  if (seat.division !== undefined && directory.division(seat.division) === undefined) {
    return refuse('unknown-division', MESSAGES.unknownDivision, '', 'division');
  }
  if (seat.validTo !== undefined && seat.validTo <= seat.validFrom) {
    return refuse('seat-period', MESSAGES.seatPeriod, '', 'validTo');
  }
  return accept(undefined);
}

const WHAT = {
  unit: '项目单位',
  body: '部门（可另加地区）',
  division: '地区',
  installation: '整个系统',
} as const;

function iso(ms: number): string;
function iso(ms: number | undefined): string | null;
function iso(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
