import { afterAll, beforeAll } from 'vitest';
import { serpapiKey, serpapiSite } from '../../../demo/sites/serpapi.ts';
import { serveSite } from '../../../demo/sites/serve-site.ts';
import { type DemoSitesOptions, startDemoSites } from '../../../demo/sites/start.ts';
import { Belongings } from '../../faults/harness/belongings.ts';
import { Service } from '../../faults/harness/service.ts';
import { stackEnvironment } from '../stack/stack-environment.ts';
import { ensureApplication } from './application.ts';
import { type HeldSite, holdSite } from './hold-site.ts';

export interface BrowserStack {
  /** The page: http://127.0.0.1:PORT, without a slash at its end. */
  readonly origin: string;
  /** The GraphQL endpoint. */
  readonly url: string;
  readonly worker: Service;
  /**
   * Lets the Google task of this product end. Until then Google Shopping keeps it in the middle, for a minute at most, while
   * the review feed and the sources of the other kinds have answered at once.
   */
  release(productName: string): void;
}

export interface BrowserStackOptions {
  /** What is collected: a review feed is made before anybody asks. */
  readonly productNames: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly sites?: Partial<DemoSitesOptions>;
  /** Further addresses of sources, made before the stack starts; each is closed at the end. */
  readonly serveMore?: (belongings: Belongings) => Promise<Record<string, string>>;
}

/** One stack for all tests of a file: the built page, a server, a worker, and sites. Read it within a test only. */
export const browserStack = (options: BrowserStackOptions): BrowserStack => {
  const belongings = new Belongings();
  let origin = '';
  let worker: Service | undefined;
  let google: HeldSite | undefined;

  beforeAll(async () => {
    await ensureApplication();
    const { productNames } = options;
    const sites = belongings.keep(
      await startDemoSites({ paceMs: 0, sources: freeSources, productNames, ...options.sites }),
      (one) => one.close(),
    );
    google = holdSite(serpapiSite());
    const { origin: googleOrigin } = belongings.keep(await serveSite(google, 0), (one) =>
      one.close(),
    );
    const environment = {
      ...process.env,
      ...stackEnvironment(sites),
      SERPAPI_KEY: serpapiKey,
      SERPAPI_URL: googleOrigin,
      ...(await options.serveMore?.(belongings)),
      ...options.environment,
    };
    const start = async (room: 'server' | 'worker') => {
      const service = new Service(room, room, environment, console.error);
      belongings.keep(service, (one) => one.stop());
      await service.start();
      return service;
    };
    const [server, ownWorker] = await Promise.all([start('server'), start('worker')]);
    origin = new URL(server.address).origin;
    worker = ownWorker;
  }, 120_000);
  afterAll(() => belongings[Symbol.asyncDispose]());

  return {
    get origin() {
      return origin;
    },
    get url() {
      return `${origin}/graphql`;
    },
    get worker() {
      if (!worker) throw new Error('The stack does not run yet.');
      return worker;
    },
    release: (productName) => google?.release(productName),
  };
};

const freeSources = ['hackernews', 'woocommerce', 'productfeed'] as const;
