import type { BrowserContext, ConsoleMessage, Page, Request, Response } from 'playwright-core';

/** An answer a test expects although it says that something failed. */
export type Expected = { readonly status: number; readonly path: RegExp };

/**
 * Answers that belong to ordinary work: nobody is signed in yet, nothing has been saved yet, this is not a
 * sample installation.
 */
const ordinary: readonly Expected[] = [
  { status: 401, path: /^\/api\/session$/ },
  { status: 404, path: /^\/api\/drafts\// },
  { status: 404, path: /^\/api\/samples\/logins$/ },
];

export type Watch = {
  /** From now on this answer is no problem. */
  expect(expected: Expected): void;
  /** What went wrong so far and was not expected, as sentences. */
  problems(): readonly string[];
};

/** Listens to everything that must not happen while somebody works in these pages. */
export function watch(context: BrowserContext): Watch {
  const found: string[] = [];
  const expected = [...ordinary];
  const isExpected = (status: number, url: string): boolean =>
    expected.some((each) => each.status === status && each.path.test(new URL(url).pathname));

  context.on('weberror', (error) => found.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('response', (response: Response) => {
    const status = response.status();
    if (status >= 400 && !isExpected(status, response.url())) {
      found.push(`${status} ${response.request().method()} ${response.url()}`);
    }
  });
  context.on('requestfailed', (request: Request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left takes its requests along; a file that is saved is no page.
    if (why !== 'net::ERR_ABORTED') found.push(`${why} ${request.method()} ${request.url()}`);
  });
  context.on('console', (message: ConsoleMessage) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // The same failure again, which the answer itself has told with its address.
    if (/^Failed to load resource: the server responded/.test(message.text())) return;
    found.push(`console ${message.type()} on ${pathOf(message.page())}: ${message.text()}`);
  });
  context.on('page', (page: Page) => {
    page.on('crash', () => found.push(`crashed: ${pathOf(page)}`));
  });
  return {
    expect: (each) => void expected.push(each),
    problems: () => found,
  };
}

function pathOf(page: Page | null): string {
  return page === null ? 'a page' : new URL(page.url()).pathname;
}
