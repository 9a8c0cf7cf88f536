import { endSeat, grantSeat, type Role } from '../identity/index.ts';
import type { Scene } from './scene.ts';
import type { SeatChoice } from './world.ts';

export type Headers = Record<string, string>;

/** A new person in a seat, signed in; the headers of their browser. */
export async function signedIn(scene: Scene, role: Role, seat: SeatChoice = {}): Promise<Headers> {
  return scene.signIn((await scene.person(role, seat)).login);
}

/** Somebody who sat in this seat, is still signed in, and has just lost it. */
export async function former(scene: Scene, role: Role, seat: SeatChoice): Promise<Headers> {
  const { login, seatId } = await scene.person(role, seat);
  const headers = await scene.signIn(login);
  const ended = await endSeat(scene.services.database, seatId, null, scene.time.now);
  if (!ended.ok) throw new Error(ended.refusal.message);
  return headers;
}

/** Somebody who will sit in this seat from tomorrow on, and today works in another that gives no right here. */
export async function coming(scene: Scene, role: Role, seat: SeatChoice, today: Role = 'operator') {
  const { services, time } = scene;
  const { personId, login } = await scene.person(today);
  const granted = await grantSeat(
    { database: services.database, directory: services.directory, newId: services.facts.newId },
    { personId, role, ...seat, validFrom: time.now + 86_400_000 },
    time.now,
  );
  if (!granted.ok) throw new Error(granted.refusal.message);
  return { headers: await scene.signIn(login), seatId: granted.value.id };
}

/** Where a role would have to sit to have to do with a case of this body. */
export function seatFor(role: Role, scene: Scene, bodyId: string): SeatChoice {
  switch (role) {
    case 'unit-member':
      return { unitId: scene.unitId };
    case 'window-clerk':
      return { bodyId: scene.windowBodyId };
    case 'case-handler':
    case 'case-approver':
    case 'catalogue-keeper':
      return { bodyId };
    case 'supervisor':
    case 'leader':
      return { division: '210100' };
    default:
      return {};
  }
}
