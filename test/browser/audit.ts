import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds against the accessibility of a panel, a line for each kind of violation. */
export async function auditPanel(lab: FrameLocator): Promise<string[]> {
  return lab.locator('html').evaluate(
    async (_, code) => {
      (0, eval)(code);
      const { axe: audit } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await audit.run();
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      );
    },
    readFileSync(axe, 'utf8'),
  );
}
