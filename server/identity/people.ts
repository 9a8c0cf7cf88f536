import { accept, type Result, refuse } from '@zongheng/core';
import type { Passwords } from '../platform/crypto/index.ts';
import { type Database, isUniqueViolation } from '../platform/database/index.ts';
import { MESSAGES, SOURCES } from './messages.ts';

export type NewPerson = {
  readonly name: string;
  /** Kept in lower case. */
  readonly login: string;
  readonly mobile?: string;
  /** A password to be hashed, or a hash made before: one hash serves all samples. */
  readonly secret: { readonly password: string } | { readonly passwordHash: string };
};

export type PeopleDeps = {
  readonly database: Database;
  readonly passwords: Passwords;
  readonly newId: () => string;
};

const LOGIN = /^[a-z0-9][a-z0-9._\-@]{2,63}$/;

/** Registers a person who can sign in; without a seat there is nothing they may do. `now` in ms. */
export async function createPerson(
  deps: PeopleDeps,
  person: NewPerson,
  now: number,
): Promise<Result<{ id: string }>> {
  const made = await createPersons(deps, [person], now);
  const id = made.ok ? made.value[0] : undefined;
  if (!made.ok) return made;
  return id === undefined ? refuse('unknown-person', MESSAGES.unknownPerson, '') : accept({ id });
}

/** Registers many people at once, all or none; ids in the order given. */
export async function createPersons(
  deps: PeopleDeps,
  persons: readonly NewPerson[],
  now: number,
): Promise<Result<string[]>> {
  for (const person of persons) {
    const checked = checkPerson(person);
    if (!checked.ok) return checked;
  }
  const rows = await Promise.all(
    persons.map(async (person) => ({
      id: deps.newId(),
      name: person.name.trim(),
      login: person.login.toLowerCase(),
      mobile: person.mobile ?? null,
      hash:
        'passwordHash' in person.secret
          ? person.secret.passwordHash
          : await deps.passwords.hash(person.secret.password),
    })),
  );
  try {
    await deps.database.query({
      name: 'identity.persons.create',
      text: `WITH given AS (
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
           AS given (id, name, login, mobile, hash)
       ), made AS (
         INSERT INTO identity.persons (id, name, login, mobile, created_at)
         SELECT id, name, login, mobile, $6 FROM given RETURNING id
       )
       INSERT INTO identity.credentials (person_id, password_hash, changed_at)
       SELECT made.id, given.hash, $6 FROM made JOIN given ON given.id = made.id`,
      values: [
        rows.map((row) => row.id),
        rows.map((row) => row.name),
        rows.map((row) => row.login),
        rows.map((row) => row.mobile),
        rows.map((row) => row.hash),
        new Date(now).toISOString(),
      ],
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'persons_login_key')) throw error;
    return refuse('login-taken', MESSAGES.loginTaken(await firstTaken(deps.database, rows)), '', 'login');
  }
  return accept(rows.map((row) => row.id));
}

/** Sets a new password and ends every session of the person. */
export async function setPassword(
  deps: PeopleDeps,
  personId: string,
  password: string,
  now: number,
): Promise<Result<void>> {
  if (!isStrong(password))
    return refuse('password-weak', MESSAGES.passwordWeak, SOURCES.password, 'password');
  const hash = await deps.passwords.hash(password);
  const result = await deps.database.query({
    name: 'identity.password.set',
    text: `WITH closed AS (DELETE FROM identity.sessions WHERE person_id = $1)
     UPDATE identity.credentials SET password_hash = $2, changed_at = $3 WHERE person_id = $1`,
    values: [personId, hash, new Date(now).toISOString()],
  });
  return result.rowCount === 1 ? accept(undefined) : refuse('not-found', MESSAGES.unknownPerson, '');
}

/** Shuts a person out at once. Their seats and what they did remain on record. */
export async function disablePerson(
  database: Database,
  personId: string,
  now: number,
): Promise<Result<void>> {
  const result = await database.query({
    name: 'identity.person.disable',
    text: `WITH closed AS (DELETE FROM identity.sessions WHERE person_id = $1)
     UPDATE identity.persons SET disabled_at = coalesce(disabled_at, $2) WHERE id = $1`,
    values: [personId, new Date(now).toISOString()],
  });
  return result.rowCount === 1 ? accept(undefined) : refuse('not-found', MESSAGES.unknownPerson, '');
}

function checkPerson(person: NewPerson): Result<void> {
  if (person.name.trim() === '') return refuse('name-missing', MESSAGES.nameMissing, '', 'name');
  if (!LOGIN.test(person.login.toLowerCase())) return refuse('login-form', MESSAGES.loginForm, '', 'login');
  if ('password' in person.secret && !isStrong(person.secret.password)) {
    return refuse('password-weak', MESSAGES.passwordWeak, SOURCES.password, 'password');
  }
  return accept(undefined);
}

/** Ten characters of three kinds; beyond 256 the hash would only be kept busy. */
function isStrong(password: string): boolean {
  const kinds = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  return password.length >= 10 && password.length <= 256 && kinds >= 3;
}

async function firstTaken(database: Database, rows: readonly { login: string }[]): Promise<string> {
  const logins = rows.map((row) => row.login);
  const twice = logins.find((login, index) => logins.indexOf(login) !== index);
  if (twice !== undefined) return twice;
  const found = await database.read<{ login: string }>({
    name: 'identity.logins.taken',
    text: 'SELECT login FROM identity.persons WHERE login = ANY ($1::text[]) LIMIT 1',
    values: [logins],
  });
  return found[0]?.login ?? '';
}
