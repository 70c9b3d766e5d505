import type { ServableSite } from '../../../demo/sites/serve-site.ts';
import type { DemoSite } from '../../../demo/sites/site.ts';

/** A site of the demo that keeps its answers back, so that a task stays in the middle for as long as a test looks at it. */
export interface HeldSite extends ServableSite {
  /** Answers whatever has been asked about this product, and from now on at once. */
  release(productName: string): void;
}

/** What is not released yet is held: every search names its product in the query. */
export const holdSite = (site: DemoSite): HeldSite => {
  const released = new Set<string>();
  const held = new Map<() => void, URL>();
  return {
    name: site.name,
    async answer(request) {
      const { url } = request;
      if (isHeld(url, released)) await new Promise<void>((resolve) => held.set(resolve, url));
      return site.answer(request);
    },
    release(productName) {
      released.add(productName);
      for (const [letGo, url] of held) {
        if (isHeld(url, released)) continue;
        held.delete(letGo);
        letGo();
      }
    },
  };
};

const isHeld = ({ searchParams }: URL, released: ReadonlySet<string>): boolean => {
  const asked = searchParams.get('q');
  return asked !== null && ![...released].some((name) => asked.includes(name));
};
