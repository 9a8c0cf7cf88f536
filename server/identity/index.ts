export { type Actor, requireActor, type Seat } from './actor.ts';
export type { Directory } from './directory.ts';
export { createGuard, SESSION_COOKIE } from './guard.ts';
export { type Holder, holdersInBody, holdersInDivision } from './holders.ts';
export { personNames } from './names.ts';
export { createPerson, createPersons, disablePerson, type NewPerson, setPassword } from './people.ts';
export {
  type ActionTable,
  allOf,
  anyOf,
  identityActions,
  mergeActions,
  ofOwnBody,
  ofOwnDivision,
  ofOwnUnit,
  type Policy,
  roleIn,
  rolesFor,
} from './policy.ts';
export { ALL_ROLES, type Face, isRole, ROLES, type Role } from './roles.ts';
export { addIdentityRoutes, type IdentityRouteDeps } from './routes.ts';
export { type SampleLogin, seatSchema } from './schema.ts';
export { endSeat, grantSeat, grantSeats, type NewSeat } from './seats.ts';
export { purgeSessions, type SessionLimits } from './session-store.ts';
export type { ThrottleLimits } from './throttle.ts';
export { createUnit, createUnits, findUnit, type Unit } from './units.ts';
