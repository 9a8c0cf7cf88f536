import type { Result } from '@zongheng/core';
import type { ProjectPlaces } from '../server/catalogue/index.ts';
import { createPerson, createUnit, grantSeat, ROLES, type Role } from '../server/identity/index.ts';
import { systemClock } from '../server/platform/clock/index.ts';
import { createPasswords, systemRandom } from '../server/platform/crypto/index.ts';
import type { Database } from '../server/platform/database/index.ts';
import { createServices, openCatalogue } from '../server/services.ts';

/** Somebody who can sign in. */
export type Login = { readonly login: string; readonly password: string; readonly name: string };

export type Unit = { readonly id: string; readonly name: string; readonly certNumber: string };

/** People of a test, registered through the platform's own services, as an administrator would. */
export type People = {
  unit(name: string, certNumber: string): Promise<Unit>;
  /** A new person with one seat; `name` is what the pages show. */
  person(
    name: string,
    role: Role,
    seat: { readonly unitId?: string; readonly bodyId?: string; readonly division?: string },
  ): Promise<Login>;
  /** Who handles or approves for a body, 示例经办人 or 示例审批负责人; the same person when asked again. */
  staff(role: 'case-handler' | 'case-approver', bodyId: string): Promise<Login>;
  /** What an item is called on the pages. */
  itemName(itemId: string): string;
  /** The body that decides an item for a project approved and built there. */
  bodyOf(itemId: string, places: ProjectPlaces): string;
  /** The body whose window receives applications in a division. */
  windowBody(division: string): string;
};

const PASSWORD = 'Zongheng-Test-1';

/** @param database as the platform connects to it */
export async function openPeople(database: Database): Promise<People> {
  const catalogue = await openCatalogue(database, systemClock);
  const services = createServices(database, catalogue, systemClock, systemRandom);
  const { newId } = services.facts;
  // Cheap to make; the platform takes the cost from what is stored.
  const passwords = createPasswords({ log2N: 4, r: 8, p: 1 });
  const now = systemClock.now();
  const known = new Map<string, Promise<Login>>();

  const person: People['person'] = async (name, role, seat) => {
    const login = `t-${newId()}`;
    const secret = { password: PASSWORD };
    const made = unwrap(
      await createPerson({ database, passwords, newId }, { name, login, mobile: '19900001234', secret }, now),
    );
    const granted = { personId: made.id, role, validFrom: now - 86_400_000, ...seat };
    unwrap(await grantSeat({ database, directory: services.directory, newId }, granted, now));
    return { login, password: PASSWORD, name };
  };
  return {
    person,
    async unit(name, certNumber) {
      const unit = unwrap(
        await createUnit({ database, newId }, { name, certType: 'A05300', certNumber }, now),
      );
      return { id: unit.id, name, certNumber };
    },
    staff(role, bodyId) {
      const key = `${role} ${bodyId}`;
      const found = known.get(key) ?? person(`示例${ROLES[role].name}`, role, { bodyId });
      known.set(key, found);
      return found;
    },
    itemName(itemId) {
      const item = catalogue.item(itemId);
      if (!item) throw new Error(`no item ${itemId}`);
      return item.name;
    },
    bodyOf(itemId, places) {
      const body = catalogue.implementingBody(itemId, places);
      if (!body) throw new Error(`nobody decides ${itemId} there`);
      return body.id;
    },
    windowBody(division) {
      const body = catalogue.windowBodyOf(division);
      if (!body) throw new Error(`no window in ${division}`);
      return body.id;
    },
  };
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}
