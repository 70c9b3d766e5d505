import type { ServableSite } from '../../../demo/sites/serve-site.ts';
import type { DemoSite } from '../../../demo/sites/site.ts';

/** A demo site that delays its responses, which keeps a task running for as long as a test needs. */
export interface PausedSite extends ServableSite {
  /** Responds to all pending and future requests about this product. */
  release(productName: string): void;
}

/** Delays each search of Google Shopping until its product, named in the query `q`, is released. Retailers share the service. */
export const pauseSite = (site: DemoSite): PausedSite => {
  const released = new Set<string>();
  const pending = new Map<() => void, URL>();
  return {
    name: site.name,
    async answer(request) {
      const { url } = request;
      if (isPaused(url, released)) await new Promise<void>((resolve) => pending.set(resolve, url));
      return site.answer(request);
    },
    release(productName) {
      released.add(productName);
      for (const [respond, url] of pending) {
        if (isPaused(url, released)) continue;
        pending.delete(respond);
        respond();
      }
    },
  };
};

const isPaused = ({ searchParams }: URL, released: ReadonlySet<string>): boolean => {
  const query = searchParams.get('engine') === 'google_shopping' ? searchParams.get('q') : null;
  return query !== null && ![...released].some((name) => query.includes(name));
};
