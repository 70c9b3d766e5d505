import type { SourceName } from '../../contract/catalogue.ts';
import { type DemoSite, html, json } from './site.ts';

/** Injects the faults of `npm run demo -- --faults`: one of each sort, and at least one working source of each kind. */
export const injectFaults = (site: DemoSite, source: SourceName): DemoSite => {
  switch (source) {
    case 'reddit':
      return rateLimited(site, 300);
    case 'lemmy':
      return slow(site, 3000);
    case 'bazaarvoice':
      return underMaintenance(site);
    case 'serpapi':
      return outOfQuota(site);
    default:
      return site;
  }
};

/** Delays every answer. */
const slow = (site: DemoSite, delayMs: number): DemoSite => ({
  ...site,
  answer: (request) => ({ ...site.answer(request), delayMs }),
});

/** Answers 429 with an HTML page and a `Retry-After` header, as Reddit does. */
const rateLimited = (site: DemoSite, seconds: number): DemoSite => ({
  ...site,
  answer: () => {
    const page = html('<h1>Too many requests</h1>', 429);
    return { ...page, headers: { ...page.headers, 'retry-after': String(seconds) } };
  },
});

/** Answers 200 with an HTML page instead of JSON. */
const underMaintenance = (site: DemoSite): DemoSite => ({
  ...site,
  answer: () => html('<!doctype html><title>Back soon</title><p>We are polishing things up.'),
});

/** Answers as SerpApi does when the account has no searches left. */
const outOfQuota = (site: DemoSite): DemoSite => ({
  ...site,
  answer: () => json({ error: 'Your account has run out of searches.' }, { status: 429 }),
});
