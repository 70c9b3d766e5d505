import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';

/**
 * Checks the current state of a page in light and dark mode: axe-core finds no serious violation, and nothing overflows
 * horizontally on desktop or phone. Saves screenshots to `artifacts/screenshots`.
 */
export const checkPage = async (page: Page, name: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const path = `${folder}${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      expect.soft(await overflow(page), `${name} at ${width}`).toBe(0);
    }
    expect.soft(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
};

const folder = fileURLToPath(new URL('../../../artifacts/screenshots/', import.meta.url));

/** By how many pixels the page is wider than its viewport. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const violations = async (page: Page): Promise<string[]> => {
  // The page's content security policy blocks foreign scripts, but not what the debugger evaluates.
  await page.evaluate(await readFile(axe, 'utf8'));
  const results = resultsSchema.parse(
    await page.evaluate(`axe.run({ resultTypes: ['violations'] })`),
  );
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const resultsSchema = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable().optional(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
});
