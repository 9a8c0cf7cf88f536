import createClient, { type Middleware } from 'openapi-fetch';
import { networkProblem, problemFrom, RequestFailed } from './problem.ts';
import type { paths } from './schema.gen.ts';

/** Header that a foreign page cannot set without a preflight: the server refuses changes that lack it. */
export const guardHeader = { 'x-zongheng': '1' } as const;

const guard: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('x-zongheng', '1');
    return request;
  },
};

export const client = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });
client.use(guard);

type Given<Filters> = { [Key in keyof Filters]?: Exclude<Filters[Key], undefined> };

/** Filters without those that are not set: an address must not carry "undefined". */
export function given<Filters extends object>(filters: Filters): Given<Filters> {
  const entries = Object.entries(filters).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<Filters>;
}

type Reply<Value> = { data?: Value; error?: unknown; response: Response };

/**
 * The value of an answer, or `RequestFailed` with its problem. A lost connection becomes a problem too, so
 * that forms keep what was typed and say why.
 */
export async function read<Value>(call: Promise<Reply<Value>>): Promise<Value> {
  const answer = await call.catch(() => {
    throw new RequestFailed(networkProblem);
  });
  if (!answer.response.ok) throw new RequestFailed(problemFrom(answer.response.status, answer.error));
  return answer.data as Value;
}

/** As `read`, but an absence (404) is an answer: undefined. */
export async function readIfThere<Value>(call: Promise<Reply<Value>>): Promise<Value | undefined> {
  try {
    return await read(call);
  } catch (thrown) {
    if (thrown instanceof RequestFailed && thrown.problem.status === 404) return undefined;
    throw thrown;
  }
}
