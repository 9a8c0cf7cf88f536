import type { CancelKind } from '../project.ts';
import type { Contact } from '../store.ts';

/**
 * What an issuer answers about a request: 审核中 · 已赋码 · 驳回 · 作废. Asked to cancel a code, `void` means that
 * it is cancelled and `rejected` that it stands on; `issued` is then no answer.
 */
export type IssuerAnswer =
  | { readonly status: 'pending' }
  | { readonly status: 'issued'; readonly code: string; readonly test: boolean }
  | { readonly status: 'rejected'; readonly reason: string }
  | { readonly status: 'void'; readonly reason: string }
  /** The issuer does not know the ticket: it was another's, or is lost. The request is made again. */
  | { readonly status: 'unknown' };

/** What stands behind a ticket: a request for a code, or for its cancellation. */
export type CodeRequest = {
  readonly purpose: 'issue' | 'cancel';
  /** The same while one request is repeated, another when it is made anew. */
  readonly requestId: string;
  readonly projectId: string;
  readonly approvalDivision: string;
  readonly decisionType: string;
  readonly name: string;
  readonly unitName: string;
  /** By the order of the form's units, whose contacts they are. */
  readonly contacts: readonly Contact[];
  /** The declaration as filed, contacts apart. */
  readonly form: Readonly<Record<string, unknown>>;
  /** The last code of the project that became void: the new one is linked to it. */
  readonly previousCode: string | null;
};

export type CancelRequest = {
  readonly projectId: string;
  readonly code: string;
  /** Whether it is a test code: the centre knows none of them, and the training issuer no others. */
  readonly test: boolean;
  readonly kind: CancelKind;
  readonly reason: string;
  /** As `requestId` of a request for a code. */
  readonly cancelId: string;
};

/**
 * Whoever issues project codes: the central platform, or a local issuer for training and test. Asking and
 * being answered are apart, because the centre takes its time; asking twice under one id must be safe.
 */
export type CodeIssuer = {
  readonly name: string;
  submit(request: CodeRequest): Promise<{ readonly ticket: string }>;
  /** Asks for a code to be cancelled; how that stands is asked by `poll`, as with a request for a code. */
  cancel(request: CancelRequest): Promise<{ readonly ticket: string }>;
  poll(ticket: string, request: CodeRequest): Promise<IssuerAnswer>;
};
