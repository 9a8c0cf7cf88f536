/** What an issuer answers about a request: 审核中 · 已赋码 · 驳回. */
export type IssuerAnswer =
  | { readonly status: 'pending' }
  | { readonly status: 'issued'; readonly code: string; readonly test: boolean }
  | { readonly status: 'rejected'; readonly reason: string };

export type CodeRequest = {
  readonly projectId: string;
  readonly approvalDivision: string;
  readonly decisionType: string;
  readonly name: string;
  readonly form: Readonly<Record<string, unknown>>;
};

/**
 * Whoever issues project codes: the central platform, or a local issuer for training and test. Asking and
 * being answered are apart, because the centre takes its time; asking twice for one project must be safe.
 */
export type CodeIssuer = {
  readonly name: string;
  submit(request: CodeRequest): Promise<{ readonly ticket: string }>;
  poll(ticket: string, request: CodeRequest): Promise<IssuerAnswer>;
};
