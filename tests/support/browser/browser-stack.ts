import { afterAll, beforeAll, inject } from 'vitest';
import { serpapiKey, serpapiSite } from '../../../demo/sites/serpapi.ts';
import { serveSite } from '../../../demo/sites/serve-site.ts';
import { type DemoSitesOptions, startDemoSites } from '../../../demo/sites/start.ts';
import { Disposables } from '../../faults/harness/disposables.ts';
import { ServiceProcess } from '../../faults/harness/service-process.ts';
import { stackEnvironment } from '../stack/stack-environment.ts';
import { type PausedSite, pauseSite } from './paused-site.ts';

export interface BrowserStack {
  /** The application's origin: http://127.0.0.1:PORT. */
  readonly origin: string;
  /** The GraphQL endpoint. */
  readonly url: string;
  readonly worker: ServiceProcess;
  /**
   * Lets the Google task of this product finish. Until then, and for a minute at most, it waits for Google Shopping; the review
   * feed and the sources of the other kinds respond immediately.
   */
  release(productName: string): void;
}

export interface BrowserStackOptions {
  /** The products that the tests collect, for the generated review feed. */
  readonly productNames: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly sites?: Partial<DemoSitesOptions>;
  /** Starts further source sites before the stack. @returns the environment variables that point to them. */
  readonly serveMore?: (disposables: Disposables) => Promise<Record<string, string>>;
}

/** Starts one stack for all tests in a file: the built application, a server, a worker, and source sites. Its properties are available within tests only. */
export const browserStack = (options: BrowserStackOptions): BrowserStack => {
  const disposables = new Disposables();
  let origin = '';
  let worker: ServiceProcess | undefined;
  let google: PausedSite | undefined;

  beforeAll(async () => {
    const { productNames } = options;
    const sites = disposables.add(
      await startDemoSites({ paceMs: 0, sources: demoSources, productNames, ...options.sites }),
      (one) => one.close(),
    );
    google = pauseSite(serpapiSite());
    const { origin: googleOrigin } = disposables.add(await serveSite(google, 0), (one) =>
      one.close(),
    );
    const environment = {
      ...process.env,
      ...stackEnvironment(sites),
      SERPAPI_KEY: serpapiKey,
      SERPAPI_URL: googleOrigin,
      ...(await options.serveMore?.(disposables)),
      ...options.environment,
    };
    const start = async (module: 'server' | 'worker') => {
      const service = new ServiceProcess(module, {
        module,
        dist: inject('dist'),
        environment,
        onProblem: console.error,
      });
      disposables.add(service, (one) => one.stop());
      await service.start();
      return service;
    };
    const [server, startedWorker] = await Promise.all([start('server'), start('worker')]);
    origin = new URL(server.address).origin;
    worker = startedWorker;
  }, 120_000);
  afterAll(() => disposables[Symbol.asyncDispose]());

  return {
    get origin() {
      return origin;
    },
    get url() {
      return `${origin}/graphql`;
    },
    get worker() {
      if (!worker) throw new Error('The stack has not started.');
      return worker;
    },
    release: (productName) => google?.release(productName),
  };
};

const demoSources = ['hackernews', 'woocommerce', 'productfeed'] as const;
