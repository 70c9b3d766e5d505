import type { SourceName } from '../../contract/catalogue.ts';
import { type DemoSite, html, json } from './site.ts';

/** How the sites of `npm run demo -- --faults` behave: one of each fault, and none that takes all reviews of a kind. */
export const misbehave = (site: DemoSite, source: SourceName): DemoSite => {
  switch (source) {
    case 'reddit':
      return rateLimited(site, 300);
    case 'lemmy':
      return slow(site, 3000);
    case 'bazaarvoice':
      return nonsense(site);
    case 'serpapi':
      return usedUp(site);
    default:
      return site;
  }
};

/** A site whose every answer takes so many milliseconds more. */
const slow = (site: DemoSite, delayMs: number): DemoSite => ({
  ...site,
  answer: (request) => ({ ...site.answer(request), delayMs }),
});

/** A site that has been asked too often, and says when to come back as the real one does: with a page and a header. */
const rateLimited = (site: DemoSite, seconds: number): DemoSite => ({
  ...site,
  answer: () => {
    const page = html('<h1>Too many requests</h1>', 429);
    return { ...page, headers: { ...page.headers, 'retry-after': String(seconds) } };
  },
});

/** A site that is being worked on: a page where data should be, and with a good status. */
const nonsense = (site: DemoSite): DemoSite => ({
  ...site,
  answer: () => html('<!doctype html><title>Back soon</title><p>We are polishing things up.'),
});

/** A SerpApi whose searches are used up. */
const usedUp = (site: DemoSite): DemoSite => ({
  ...site,
  answer: () => json({ error: 'Your account has run out of searches.' }, { status: 429 }),
});
