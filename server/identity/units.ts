import { accept, type Result, refuse } from '@zongheng/core';
import { type Database, isUniqueViolation } from '../platform/database/index.ts';
import { MESSAGES } from './messages.ts';

/** A project unit: a legal person that declares projects. */
export type Unit = {
  readonly id: string;
  readonly name: string;
  /** Code of the list certType. */
  readonly certType: string;
  readonly certNumber: string;
};

/** Registers a project unit; one certificate is one unit. `now` in ms. */
export async function createUnit(
  deps: { readonly database: Database; readonly newId: () => string },
  unit: Omit<Unit, 'id'>,
  now: number,
): Promise<Result<Unit>> {
  const made = await createUnits(deps, [unit], now);
  if (!made.ok) return made;
  const [first] = made.value;
  return first === undefined ? refuse('unit-exists', MESSAGES.unitExists, '') : accept(first);
}

/** Registers many units at once, all or none; in the order given. */
export async function createUnits(
  deps: { readonly database: Database; readonly newId: () => string },
  units: readonly Omit<Unit, 'id'>[],
  now: number,
): Promise<Result<Unit[]>> {
  if (units.some((unit) => unit.name.trim() === '')) {
    return refuse('unit-name-missing', MESSAGES.unitNameMissing, '', 'name');
  }
  if (units.some((unit) => unit.certType.trim() === '' || unit.certNumber.trim() === '')) {
    return refuse('cert-missing', MESSAGES.certMissing, '', 'certNumber');
  }
  const rows = units.map((unit) => ({
    id: deps.newId(),
    name: unit.name.trim(),
    certType: unit.certType.trim(),
    certNumber: unit.certNumber.trim().toUpperCase(),
  }));
  try {
    await deps.database.query({
      name: 'identity.units.create',
      text: `INSERT INTO identity.units (id, name, cert_type, cert_number, created_at)
       SELECT id, name, cert_type, cert_number, $5
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS given (id, name, cert_type, cert_number)`,
      values: [
        rows.map((row) => row.id),
        rows.map((row) => row.name),
        rows.map((row) => row.certType),
        rows.map((row) => row.certNumber),
        new Date(now).toISOString(),
      ],
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'units_cert_key')) throw error;
    return refuse('unit-exists', MESSAGES.unitExists, '', 'certNumber');
  }
  return accept(rows);
}

/** The unit with this certificate, if it is registered. */
export async function findUnit(
  database: Database,
  certificate: { readonly certType: string; readonly certNumber: string },
): Promise<Unit | undefined> {
  const rows = await database.read<Unit>({
    name: 'identity.unit.find',
    text: `SELECT id, name, cert_type AS "certType", cert_number AS "certNumber"
           FROM identity.units WHERE cert_type = $1 AND cert_number = $2`,
    values: [certificate.certType, certificate.certNumber.trim().toUpperCase()],
  });
  return rows[0];
}
