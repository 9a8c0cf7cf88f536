import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureChromium } from './browser/chromium.ts';
import { type Expected, watch } from './browser/watch-page.ts';

export type Screen = { readonly width: number; readonly height: number };

/** The screen of an office, and a telephone. */
export const OFFICE: Screen = { width: 1366, height: 768 };
export const PHONE: Screen = { width: 390, height: 844 };

/** Somebody at a screen: cookies and storage of their own, as on a machine of their own. */
export type Visitor = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** From now on such an answer is part of the test and no problem. */
  expect(expected: Expected): void;
  /** Errors on the console, uncaught exceptions and failed requests that were not expected. */
  problems(): readonly string[];
  /** Leaves; what went wrong and was not expected is thrown. */
  close(): Promise<void>;
};

export type TestBrowser = {
  visitor(options: {
    readonly origin: string;
    readonly screen?: Screen;
    /** As somebody works who has asked the system for less motion. */
    readonly calm?: boolean;
  }): Promise<Visitor>;
  close(): Promise<void>;
};

/** How long one act may take on a busy machine; what is waited for is always an event. */
const PATIENCE_MS = 30_000;

/** Starts the browser that npm brings, in Chinese and on Shanghai's clock. */
export async function openBrowser(): Promise<TestBrowser> {
  const { executable, environment } = await ensureChromium();
  const browser = await chromium.launch({
    executablePath: executable,
    env: environment,
    // Root may not use Chromium's sandbox, and other accounts only where the kernel lets them. It opens
    // nothing but the platform under test.
    chromiumSandbox: false,
    args: ['--font-render-hinting=none', '--disable-dev-shm-usage'],
  });
  return {
    visitor: ({ origin, screen = OFFICE, calm = false }) => visit(browser, origin, screen, calm),
    close: () => browser.close(),
  };
}

async function visit(browser: Browser, origin: string, screen: Screen, calm: boolean): Promise<Visitor> {
  const phone = screen.width < 600;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: screen,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: calm ? 'reduce' : 'no-preference',
    ...(phone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const watched = watch(context);
  const page = await context.newPage();
  return {
    context,
    page,
    expect: watched.expect,
    problems: watched.problems,
    async close() {
      await context.close();
      const problems = watched.problems();
      if (problems.length > 0) throw new Error(`What must not happen did:\n${problems.join('\n')}`);
    },
  };
}
