import { createHmac } from 'node:crypto';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { MESSAGES } from '../messages.ts';
import { LineDown } from '../outbox/lines.ts';

export type CentreAccess = {
  readonly url: string;
  readonly appId: string;
  readonly secret: string;
};

export type ClientOptions = {
  readonly now: () => number;
  /** The centre's clock minus ours, as last seen. */
  readonly offsetMs?: number;
  /** Told when the centre's clock turns out to differ by another amount. */
  readonly onOffset?: (offsetMs: number) => Promise<void> | void;
  /** Longest wait for an answer; 15 s unless said. */
  readonly timeoutMs?: number;
};

/** The centre understood the request and said no to it as a whole. */
export class CentreRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export type CentreClient = {
  get(path: string): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
};

/** An answer larger than this is none of ours. */
const MOST_BYTES = 8_000_000;

/**
 * Speaks to the investment line over HTTP: signed with HMAC-SM3 over time, method, path and body. A clock
 * that differs is no reason to stop: the centre says its own time, and the request is signed by that.
 *
 * @throws LineDown where there is no usable answer (unreachable, late, HTML, 5xx): try again later
 * @throws CentreRefused where it says no
 */
export function createCentreClient(access: CentreAccess, options: ClientOptions): CentreClient {
  let offset = options.offsetMs ?? 0;
  const call = async (method: string, path: string, body: string): Promise<unknown> => {
    const first = await send(access, options, method, path, body, offset);
    if (first.skew === null) return first.value;
    // Said once more by the centre's own clock; a second refusal is final.
    offset = first.skew;
    await options.onOffset?.(offset);
    const second = await send(access, options, method, path, body, offset);
    if (second.skew !== null)
      throw new LineDown(MESSAGES.down.skew(Math.round(Math.abs(second.skew) / 60_000)));
    return second.value;
  };
  return {
    get: (path) => call('GET', path, ''),
    post: (path, body) => call('POST', path, JSON.stringify(body)),
  };
}

type Sent =
  | { readonly skew: null; readonly value: unknown }
  | { readonly skew: number; readonly value: null };

async function send(
  access: CentreAccess,
  options: ClientOptions,
  method: string,
  path: string,
  body: string,
  offset: number,
): Promise<Sent> {
  const time = formatInstant((options.now() + offset) as Instant);
  const signature = createHmac('sm3', access.secret)
    .update(`${time}\n${method}\n${path}\n${body}`)
    .digest('hex');
  const answer = await fetch(new URL(path, access.url), {
    method,
    headers: {
      'x-centre-app': access.appId,
      'x-centre-time': time,
      'x-centre-signature': signature,
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === '' ? {} : { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
  }).catch((error: unknown) => {
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw new LineDown(late ? MESSAGES.down.timeout : MESSAGES.down.unreachable, { cause: error });
  });
  const text = await textOf(answer);
  if (answer.status >= 500 || answer.status === 429) throw new LineDown(MESSAGES.down.status(answer.status));
  const value = json(text);
  if (answer.ok) return { skew: null, value };
  const { error } = value as { readonly error?: { code?: unknown; message?: unknown; serverTime?: unknown } };
  if (answer.status === 401 && error?.code === 'clock-skew' && typeof error.serverTime === 'string') {
    const theirs = Date.parse(error.serverTime);
    if (Number.isFinite(theirs)) return { skew: theirs - options.now(), value: null };
  }
  throw new CentreRefused(String(error?.code ?? answer.status), String(error?.message ?? text.slice(0, 200)));
}

async function textOf(answer: Response): Promise<string> {
  try {
    if (Number(answer.headers.get('content-length') ?? 0) > MOST_BYTES) {
      throw new LineDown(MESSAGES.down.notJson);
    }
    return await answer.text();
  } catch (error) {
    if (error instanceof LineDown) throw error;
    throw new LineDown(MESSAGES.down.timeout, { cause: error });
  }
}

function json(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below: HTML of a gateway is no answer.
  }
  throw new LineDown(MESSAGES.down.notJson);
}
