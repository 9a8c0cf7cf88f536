import { describe, expect, it } from 'vitest';
import { asProblem, networkProblem, problemFrom, RequestFailed } from './problem.ts';

const refused = {
  type: 'https://zongheng.invalid/problems/classified-project',
  title: '不得申报',
  status: 422,
  code: 'classified-project',
  detail: '涉密项目不得在平台申报。',
  requestId: 'r1',
};

describe('what a failed call says', () => {
  it('is the server’s own sentence where it gave one', () => {
    expect(problemFrom(422, refused)).toBe(refused);
  });

  it('is a plain sentence by status where a proxy answered with a page', () => {
    expect(problemFrom(413, '<html>').detail).toBe('文件过大，无法上传。');
    expect(problemFrom(418, null).detail).toContain('418');
  });

  it('comes out of whatever was thrown', () => {
    expect(asProblem(new RequestFailed(refused))).toBe(refused);
    expect(asProblem(new RequestFailed(networkProblem)).status).toBe(0);
    expect(asProblem(new TypeError('x is undefined')).code).toBe('page');
  });
});
