import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';

export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
  readonly requestId: string;
};

/**
 * What every refusal must be: a 4xx, RFC 9457, with a code, a Chinese sentence, the number to quote on the
 * telephone, and a place and sentence for each field. Returns it.
 */
export function expectProblem(answer: LightMyRequestResponse): Problem {
  expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode, answer.body).toBeLessThan(500);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = answer.json<Problem & { type: string }>();
  expect(problem.status).toBe(answer.statusCode);
  expect(problem.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(problem.type).toBe(`https://zongheng.invalid/problems/${problem.code}`);
  expect(problem.detail).toMatch(/\p{Script=Han}/u);
  expect(problem.requestId).toBe(answer.headers['x-request-id']);
  for (const { field, code, message } of problem.errors ?? []) {
    expect(typeof field).toBe('string');
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(message).toMatch(/\p{Script=Han}/u);
  }
  return problem;
}

/** A refusal with this status and code that names this field, and no other, where one is given. */
export function expectRefusal(
  answer: LightMyRequestResponse,
  status: number,
  code: string,
  field?: string,
): Problem {
  const problem = expectProblem(answer);
  expect([problem.status, problem.code], answer.body).toEqual([status, code]);
  if (field !== undefined)
    expect(
      problem.errors?.map((error) => error.field),
      answer.body,
    ).toEqual([field]);
  return problem;
}

/** Everything of a refusal but the number of its request: two refusals that tell no difference are equal. */
export function toldOf(answer: LightMyRequestResponse): unknown {
  const { requestId: _, ...told } = answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, ...told };
}
