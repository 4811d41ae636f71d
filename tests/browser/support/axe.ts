// WCAG 2.2 AA as far as a machine can tell, by axe-core inside the page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    context: object,
    options: object,
  ): Promise<{
    violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
    passes: unknown[];
  }>;
}

export interface AxeAnswer {
  /** In words, one a violation and place. */
  violations: string[];
  /** Rules that were met somewhere: none would mean that nothing was looked at. */
  passed: number;
}

/**
 * `within`: a selector; everything in it, open shadow roots too. `coloursOnly`: what another theme can change.
 */
export async function askAxe(page: Page, within: string, coloursOnly = false): Promise<AxeAnswer> {
  await page.evaluate(`if (typeof axe === 'undefined') { ${source} }`);
  return page.evaluate(
    async (selector, colours) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
      // "region" asks for landmarks of a whole page; a card in somebody else's page is a dialog.
      const rules = { 'target-size': { enabled: true }, region: { enabled: selector === 'html' } };
      const options = colours
        ? { runOnly: { type: 'rule', values: ['color-contrast'] } }
        : { runOnly: { type: 'tag', values: tags }, rules };
      const { violations, passes } = await axe.run({ include: [selector] }, options);
      return {
        violations: violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
        ),
        passed: passes.length,
      };
    },
    within,
    coloursOnly,
  );
}
