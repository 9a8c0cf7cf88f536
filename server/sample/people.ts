import type { Instant } from '@zongheng/core/calendar';
import type { Catalogue } from '../catalogue/index.ts';
import {
  type Actor,
  createPersons,
  createUnits,
  type Directory,
  findUnit,
  grantSeats,
  personNames,
  ROLES,
} from '../identity/index.ts';
import { createIds, type Passwords, seededRandom } from '../platform/crypto/index.ts';
import { type Database, isUniqueViolation } from '../platform/database/index.ts';
import { directoryOf } from '../services.ts';
import { SAMPLE_PASSWORD } from './logins.ts';
import { must } from './must.ts';
import type { Plan } from './plan/plan.ts';
import type { ActorKey, PlannedUnit } from './plan/planned.ts';
import { planStaff, type Staff } from './staff.ts';

/** Who plays in the sample year. */
export type Cast = { actor(key: ActorKey): Actor; readonly people: number };

export type CastDeps = {
  readonly database: Database;
  readonly catalogue: Catalogue;
  readonly passwords: Passwords;
};

const MONTH_MS = 30 * 86_400_000;

/**
 * Registers units, people and seats of the sample a month before its year. Their ids follow from the seed,
 * and each of the three is stored whole or not at all: doing it again finds what is there.
 */
export async function engageCast(deps: CastDeps, plan: Plan, seed: string): Promise<Cast> {
  const { database, catalogue } = deps;
  const at = plan.begin - MONTH_MS;
  const idsOf = (what: string) => {
    const ids = createIds({ now: () => at }, seededRandom(`${seed}/${what}`));
    return () => ids.next();
  };
  const directory = directoryOf(catalogue);
  const units = await engageUnits(database, idsOf('units'), [...plan.units.values()], at);
  const staff = planStaff(catalogue, plan.actors);
  const personIds = await engagePersons(deps, idsOf('persons'), staff, at);
  const unitIdOf = (person: Staff) => (person.unit === undefined ? undefined : units.get(person.unit)?.id);
  const seatIds = draw(idsOf('seats'), staff.length);
  const seats = staff.map((person, index) => ({
    personId: personIds[index] ?? '',
    role: person.role,
    validFrom: at,
    ...withUnit(unitIdOf(person)),
    ...(person.bodyId === undefined ? {} : { bodyId: person.bodyId }),
    ...(person.division === undefined ? {} : { division: person.division }),
  }));
  const granting = grantSeats({ database, directory, newId: idsOf('seats') }, seats, at);
  await granting.then(must, (error: unknown) => {
    if (!isUniqueViolation(error, 'seats_pkey')) throw error;
  });

  const actors = new Map(
    staff.map((person, index): [string, Actor] => {
      const unit = person.unit === undefined ? undefined : units.get(person.unit);
      const seat = seatOf(directory, person, seatIds[index] ?? '', unit);
      return [person.key, { personId: personIds[index] ?? '', personName: person.name, seat }];
    }),
  );
  return {
    people: staff.length,
    actor(key) {
      const actor = actors.get(key);
      if (!actor) throw new Error(`nobody sits at ${key}`);
      return actor;
    },
  };
}

type Known = PlannedUnit & { readonly id: string };

async function engageUnits(
  database: Database,
  newId: () => string,
  units: readonly PlannedUnit[],
  at: Instant | number,
): Promise<ReadonlyMap<string, Known>> {
  const rows = units.map(({ name, certNumber }) => ({ name, certType: 'A05300', certNumber }));
  const [first] = rows;
  const known = first && (await findUnit(database, first));
  const made = known ? null : must(await createUnits({ database, newId }, rows, at));
  const ids = made ? made.map(({ id }) => id) : draw(newId, units.length);
  return new Map(units.map((unit, index) => [unit.key, { ...unit, id: ids[index] ?? '' }]));
}

async function engagePersons(
  deps: CastDeps,
  newId: () => string,
  staff: readonly Staff[],
  at: number,
): Promise<readonly string[]> {
  const ids = draw(newId, staff.length);
  const known = await personNames(deps.database, ids.slice(0, 1));
  if (known.size > 0) return ids;
  // One hash for all: a fifth of a second once, not for every clerk of the province.
  const passwordHash = await deps.passwords.hash(SAMPLE_PASSWORD);
  const waiting = [...ids];
  const persons = staff.map(({ name, login }, index) => ({
    name,
    login,
    mobile: `1990000${String(index).padStart(4, '0')}`,
    secret: { passwordHash },
  }));
  return must(await createPersons({ ...deps, newId: () => waiting.shift() ?? '' }, persons, at));
}

/** A seat as the guard would read it back. */
function seatOf(directory: Directory, person: Staff, id: string, unit: Known | undefined): Actor['seat'] {
  const { role, bodyId } = person;
  const body = bodyId === undefined ? undefined : directory.body(bodyId);
  const code = person.division ?? body?.division;
  const division = code === undefined ? undefined : directory.division(code);
  return {
    id,
    role,
    roleName: ROLES[role].name,
    ...(unit ? { unit: { id: unit.id, name: unit.name, certNumber: unit.certNumber } } : {}),
    ...(body ? { body: { id: body.id, name: body.name, shortName: body.shortName } } : {}),
    division: division ? { code: division.code, name: division.name } : null,
  };
}

function withUnit(unitId: string | undefined): { unitId?: string } {
  return unitId === undefined ? {} : { unitId };
}

function draw(newId: () => string, count: number): string[] {
  return Array.from({ length: count }, () => newId());
}
