import type { Result } from '@zongheng/core';
import {
  type Actor,
  createPersons,
  createUnit,
  grantSeats,
  ROLES,
  type Role,
} from '../server/identity/index.ts';
import { createPasswords } from '../server/platform/crypto/index.ts';
import type { Services } from '../server/services.ts';
import { ITEMS } from './cycle.ts';

/** Somebody of the benchmark: as modules see them, and how they sign in. */
export type Person = Actor & { readonly login: string };

/** A city with the people one application passes through. */
export type Town = {
  /** Code of the city, and home of its projects. */
  readonly home: string;
  /** The district that is built in. */
  readonly place: string;
  readonly owner: Person;
  readonly window: Person;
  /** Who decides each of ITEMS. */
  readonly approvers: readonly Person[];
};

/** Valid on both levels of GB 32100, and nobody's. */
const CREDIT_CODE = '91210100MA0TEXT04E';
export const UNIT = { name: '示例置业有限公司', certType: 'A05300', certNumber: CREDIT_CODE } as const;
export const PASSWORD = 'Zongheng-Bench-1';

/** Furnishes cities with one developer who builds in all of them, their windows and their departments. */
export async function openTowns(services: Services, homes: readonly string[]): Promise<readonly Town[]> {
  const now = services.clock.now();
  const unit = unwrap(await createUnit({ ...services, ...services.facts }, UNIT, now));
  const people = createPeople(services, unit.id);
  const towns: Town[] = [];
  for (const home of homes) {
    const place = services.catalogue.divisions().find((division) => division.parent === home)?.code ?? home;
    const approvers = ITEMS.map((item) => {
      const body = services.catalogue.implementingBody(item, { approvalDivision: home, place });
      return body?.id ?? '';
    });
    const seats = [
      { role: 'unit-member', bodyId: null },
      { role: 'window-clerk', bodyId: services.catalogue.windowBodyOf(home)?.id ?? '' },
      ...approvers.map((bodyId) => ({ role: 'case-approver', bodyId }) as const),
    ] as const;
    const [owner, window, ...rest] = await people(home, seats);
    if (!owner || !window) throw new Error('people without seats');
    towns.push({ home, place, owner, window, approvers: rest });
  }
  return towns;
}

type Wanted = { readonly role: Role; readonly bodyId: string | null };

function createPeople(services: Services, unitId: string) {
  const now = services.clock.now();
  const { database, directory } = services;
  const { newId } = services.facts;
  const deps = { database, directory, newId, passwords: createPasswords({ log2N: 4, r: 8, p: 1 }) };
  const unit = { id: unitId, name: UNIT.name, certNumber: UNIT.certNumber };
  return async (home: string, wanted: readonly Wanted[]): Promise<Person[]> => {
    const passwordHash = await deps.passwords.hash(PASSWORD);
    const persons = wanted.map(({ role }, i) => ({
      name: `示例${ROLES[role].name}`,
      login: `bench-${home}-${i}`,
      secret: { passwordHash },
    }));
    const ids = unwrap(await createPersons(deps, persons, now));
    const seats = wanted.map(({ role, bodyId }, i) => ({
      personId: ids[i] ?? '',
      role,
      validFrom: now - 86_400_000,
      ...(bodyId === null ? { unitId } : { bodyId }),
    }));
    const seatIds = unwrap(await grantSeats(deps, seats, now));
    return wanted.map(({ role, bodyId }, i) => {
      const body = bodyId === null ? undefined : services.catalogue.body(bodyId);
      const scope = body ? { body: { ...body, shortName: body.shortName } } : { unit };
      const seat = { id: seatIds[i] ?? '', role, roleName: ROLES[role].name, division: null, ...scope };
      const { name, login } = persons[i] ?? { name: '', login: '' };
      return { personId: ids[i] ?? '', personName: name, login, seat };
    });
  };
}

/** The value of a result that cannot be a refusal here. @throws Error with the refusal's sentence */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}
