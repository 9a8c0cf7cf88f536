export type { Access, Guard, RouteInfo } from './access.ts';
export { buildHttp, type HttpDeps, type HttpSettings, listRoutes } from './http.ts';
export type { Check, HttpApp } from './http-app.ts';
export {
  findIdempotent,
  type Idempotency,
  type IdempotencyKey,
  idempotencyStatement,
  purgeIdempotency,
} from './idempotency.ts';
export { type Cursor, cutPage, defineCursor, limitParameter, type Page, pageSchema } from './page.ts';
export { type FieldRefusal, type Problem, problemSchema, sendProblem, sendRefusal } from './problem.ts';
export { addRoute, type RouteRequest, type RouteSpec } from './route.ts';
export { statusOf } from './statuses.ts';
export { checkFields } from './validation.ts';
