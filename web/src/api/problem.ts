/** What the server says when it refuses: RFC 9457 with the field and the legal source of each fault. */
export type FieldFault = { field: string; code: string; message: string; source?: string };
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  source?: string;
  errors?: FieldFault[];
  requestId?: string;
  /** Extension: what the second of two editors is told. */
  conflict?: unknown;
};

/** Thrown by every call that did not succeed; carries the sentence a person reads. */
export class RequestFailed extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'RequestFailed';
    this.problem = problem;
  }
}

/** The network or a proxy failed: nothing is known of what the server did, the same key may be sent again. */
export const networkProblem: Problem = {
  type: 'about:blank',
  title: '网络中断',
  status: 0,
  code: 'network',
  detail: '网络连接中断，已填写的内容保留在本页。网络恢复后请重试。',
};

const byStatus: Readonly<Record<number, string>> = {
  401: '登录已失效，请重新登录。',
  403: '当前身份无权进行此操作。',
  404: '没有找到所要的内容，可能已被移走，或当前身份无权查看。',
  409: '内容已被他人更新，请重新载入后再办。',
  413: '文件过大，无法上传。',
  429: '操作过于频繁，请稍后再试。',
  503: '服务暂时不可用，请稍后再试。',
};

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}

/** Reads the body of a failed answer; a proxy's page of HTML becomes a plain sentence by its status. */
export function problemFrom(status: number, body: unknown): Problem {
  if (isProblem(body)) return body;
  const detail = byStatus[status] ?? `系统未能完成本次操作（${status}），请稍后再试。`;
  return { type: 'about:blank', title: '未能完成', status, code: `http-${status}`, detail };
}

/** Any thrown value as a problem, so that a page needs one way only to show it. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof RequestFailed) return thrown.problem;
  return {
    ...networkProblem,
    title: '页面出错',
    code: 'page',
    detail: '页面没有完整载入，平台可能刚刚更新。请重新载入后再试。',
  };
}

/** The same refusal without its field faults, for a form that says each of them beside its field. */
export function besideFields(thrown: unknown): RequestFailed {
  const { errors: _, ...problem } = asProblem(thrown);
  return new RequestFailed(problem);
}
