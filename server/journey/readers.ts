import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { ALL_ROLES, type Role } from '../identity/index.ts';
import { expectRefusal, toldOf } from './problem.ts';
import type { Scene } from './scene.ts';
import { coming, former, type Headers, seatFor, signedIn } from './strangers.ts';
import type { SeatChoice } from './world.ts';

/** Somebody in a seat, and the status they are answered with. */
export type Reader = readonly [who: string, role: Role, seat: SeatChoice, status: 200 | 201 | 403 | 404];

type Ask = (headers: Headers) => Promise<LightMyRequestResponse>;

/**
 * Asks as each of them. Who may know nothing of the thing hears exactly what is said of one that is not
 * there (`unknown`); who holds no such action hears that the role has no right.
 */
export async function askAs(scene: Scene, readers: readonly Reader[], ask: Ask, unknown: Ask): Promise<void> {
  for (const [who, role, seat, status] of readers) {
    const headers = await signedIn(scene, role, seat);
    const answer = await ask(headers);
    expect([who, answer.statusCode], answer.body).toEqual([who, status]);
    if (status === 403) expectRefusal(answer, 403, 'forbidden');
    if (status === 404) expect(toldOf(answer)).toEqual(toldOf(await unknown(headers)));
  }
}

/** The roles that hold no such action, each in the place nearest to the thing. */
export function otherRoles(scene: Scene, may: readonly Role[], bodyId: string): readonly Reader[] {
  const others = ALL_ROLES.filter((role) => !may.includes(role));
  return others.map((role) => [role, role, seatFor(role, scene, bodyId), 403] as const);
}

/**
 * Nobody signed in, a seat that has ended and one that begins tomorrow: refused whatever the role.
 *
 * @param today role in which the last of them works until tomorrow; it must not hold the action
 */
export async function refusesOtherTimes(
  scene: Scene,
  role: Role,
  seat: SeatChoice,
  ask: Ask,
  today: Role = 'operator',
): Promise<void> {
  expectRefusal(await ask({ 'x-zongheng': '1' }), 401, 'not-signed-in');
  expectRefusal(await ask(await former(scene, role, seat)), 401, 'seat-ended');
  expectRefusal(await ask((await coming(scene, role, seat, today)).headers), 403, 'forbidden');
}

export const NOT_THERE = '019a0000-0000-7000-8000-000000000001';
