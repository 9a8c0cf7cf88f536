import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** One fault of a page for people who see badly, hear it read or use no mouse. */
type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
};

/** Rules of WCAG 2.2 AA and what axe holds to be good practice with consequences. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const GRAVE = ['serious', 'critical'];

let source: Promise<string> | undefined;

/**
 * The grave faults axe finds in a page as it stands, one sentence each. Empty is good; contrast, names,
 * order and roles are seen, whether words make sense is not.
 */
export async function graveFaults(page: Page): Promise<readonly string[]> {
  source ??= readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  // Evaluated by the debugger, which a page's content security policy does not concern.
  await page.evaluate(await source);
  const options = JSON.stringify({ runOnly: TAGS, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<{ violations: Violation[] }>(`axe.run(document, ${options})`);
  // Without the id of a case or project, so that the same fault is the same sentence.
  const path = new URL(page.url()).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id');
  // Ant Design puts its "more" button into the tab list itself; the rest of its markup is held to.
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .filter(
      ({ id, nodes }) =>
        id !== 'aria-required-children' || !nodes.every(({ html }) => html.includes('ant-tabs-nav')),
    )
    .map(({ id, impact, help, nodes }) => {
      const where = nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `  ${html}\n    ${failureSummary ?? ''}`);
      return `${path}: ${impact} ${id}: ${help} (${nodes.length})\n${where.join('\n')}`;
    });
}
