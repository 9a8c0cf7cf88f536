import type { Result } from '@zongheng/core';
import { createPerson, createUnit, type Directory, grantSeat, ROLES, type Role } from './identity/index.ts';
import type { Passwords } from './platform/crypto/index.ts';
import type { Database } from './platform/database/index.ts';
import type { HttpApp } from './platform/http/index.ts';

export const PASSWORD = 'Richtig-1234';
/** Monday, 9:00 in Shenyang. */
export const START = Date.parse('2026-11-23T01:00:00.000Z');

export type TestPerson = { id: string; login: string; seatId: string; unitId: string | undefined };
type SeatChanges = { bodyId: string; division: string; unitId: string; validFrom: number; validTo: number };

/** People of a test: registered for real and signed in over the API. */
export type People = {
  /** Registers a person with one seat, in Shenyang unless `changes` says otherwise. */
  person(role: Role, changes?: Partial<SeatChanges>): Promise<TestPerson>;
  /** Signs in over the API and returns the headers of a browser that is signed in. */
  signIn(login: string, password?: string): Promise<Record<string, string>>;
  /** A new person of this role, signed in. */
  as(role: Role, changes?: Partial<SeatChanges>): Promise<Record<string, string>>;
};

export function createPeople(deps: {
  readonly app: HttpApp;
  readonly database: Database;
  readonly directory: Directory;
  readonly passwords: Passwords;
  readonly time: { readonly now: number };
  readonly newId: () => string;
}): People {
  const { app, database, directory, passwords, time, newId } = deps;
  let number = 0;

  /** Where a seat sits unless the test says otherwise. */
  const scopes = {
    unit: {},
    body: { bodyId: directory.bodiesIn('210100')[0]?.id ?? '' },
    division: { division: '210100' },
    installation: {},
  };
  const unit = async () => {
    const certNumber = `91210100MA0${newId().slice(-7).toUpperCase()}`;
    const made = await createUnit(
      { database, newId },
      { name: '示例置业有限公司', certType: 'A05300', certNumber },
      time.now,
    );
    return unwrap(made).id;
  };
  const person: People['person'] = async (role, changes = {}) => {
    number += 1;
    const login = `person-${number}-${newId().slice(-6)}`;
    const made = unwrap(
      await createPerson(
        { database, passwords, newId },
        { name: `示例人员${number}`, login, mobile: '19900001234', secret: { password: PASSWORD } },
        time.now,
      ),
    );
    const { scope } = ROLES[role];
    const unitId = scope === 'unit' ? (changes.unitId ?? (await unit())) : undefined;
    const seat = { ...scopes[scope], ...(unitId === undefined ? {} : { unitId }), ...changes };
    const granted = unwrap(
      await grantSeat(
        { database, directory, newId },
        { personId: made.id, role, validFrom: START - 86_400_000, ...seat },
        time.now,
      ),
    );
    return { id: made.id, login, seatId: granted.id, unitId };
  };
  const signIn: People['signIn'] = async (login, password = PASSWORD) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-zongheng': '1' },
      payload: { login, password },
    });
    const cookie = answer.cookies.find(({ name }) => name === 'zongheng_session');
    if (cookie === undefined) throw new Error(`Not signed in: ${answer.statusCode} ${answer.body}`);
    return { 'x-zongheng': '1', cookie: `zongheng_session=${cookie.value}` };
  };
  return { person, signIn, as: async (role, changes) => signIn((await person(role, changes)).login) };
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}
