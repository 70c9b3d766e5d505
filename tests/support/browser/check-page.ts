import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { z } from 'zod';

/**
 * Checks the current state of a page in light and dark mode: axe-core finds no serious violation, nothing overflows horizontally on
 * desktop or phone, and nothing moves, which users ask for with reduced motion. The mode only changes colors, so the rest is checked
 * in light mode.
 */
export const checkPage = async (page: Page, name: string): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'light' });
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await overflow(page), `${name} at ${width}`).toBe(0);
  }
  expect.soft(await violations(page, {}), `${name}, light`).toEqual([]);
  expect.soft(await movements(page), name).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await violations(page, onlyColors), `${name}, dark`).toEqual([]);
};

const onlyColors = { runOnly: ['color-contrast'] };

/** By how many pixels the page is wider than its viewport. */
const overflow = async (page: Page): Promise<number> => {
  await settle(page);
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
};

/** The animations that go on. */
const movements = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .flatMap((one) => (one instanceof CSSAnimation ? [one.animationName] : [])),
  );

/** Lets the page render, and ends the transitions that a change has started. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (const animation of document.getAnimations()) {
      if (animation instanceof CSSTransition) animation.finish();
    }
  });

const violations = async (page: Page, options: object): Promise<string[]> => {
  await settle(page);
  // The page's content security policy blocks foreign scripts, but not what the debugger evaluates.
  if (await page.evaluate(() => !('axe' in window)))
    await page.evaluate(await readFile(axe, 'utf8'));
  const results = resultsSchema.parse(
    await page.evaluate(`axe.run(${JSON.stringify({ resultTypes: ['violations'], ...options })})`),
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
