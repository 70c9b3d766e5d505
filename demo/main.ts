import { Command } from 'commander';
import { buildWebApplication } from '../launch/build-web-application.ts';
import { dataPath } from '../launch/data-path.ts';
import { openLogFile } from '../launch/log-file.ts';
import { runUntilInterrupted, type Scope } from '../launch/run-until-interrupted.ts';
import { serveUntilStopped } from '../launch/serve-until-stopped.ts';
import { startStack } from '../launch/start-stack.ts';
import { defaultProductName } from './catalogue/products.ts';
import { showCollections } from './show-collections.ts';
import { injectFaults } from './sites/faults.ts';
import { startDemoSites } from './sites/start.ts';

/** `npm run demo`: the whole stack with simulated sites. */
const command = new Command('demo')
  .description('Collects reviews of a product from simulated sites, then serves until interrupted.')
  .argument('[product]', 'the product to collect reviews of', defaultProductName)
  .option('--once <product>', 'collect reviews of this product, print the summaries, and exit')
  .option('--faults', 'make some sites slow, rate limited, out of quota, or return invalid data')
  .allowExcessArguments(false)
  .action((product: string, { once, faults = false }: { once?: string; faults?: boolean }) =>
    runUntilInterrupted((scope) =>
      runDemo({ productName: once ?? product, isServing: once === undefined, faults }, scope),
    ),
  );

interface DemoOptions {
  readonly productName: string;
  /** Keeps serving after the summaries. */
  readonly isServing: boolean;
  readonly faults: boolean;
}

const runDemo = async (
  { productName, isServing, faults }: DemoOptions,
  { signal, onExit }: Scope,
): Promise<void> => {
  const log = await openLogFile(dataPath('demo.log'));
  onExit(() => log.close());
  if (isServing) await buildWebApplication((line) => console.error(line));
  const sites = await startDemoSites({
    paceMs,
    productNames: [productName],
    ...(faults ? { wrapSite: injectFaults } : {}),
  });
  onExit(() => sites.close());
  const stack = await startStack({
    redisDir: dataPath('demo-redis'),
    keepData: false,
    environment: { ...environment, ...sites.environment },
    notify: (line) => console.error(line),
    log: (line) => log.writeLine(line),
    signal,
  });
  onExit(() => stack.stop());
  const productUrls = sites.productUrlsFor(productName);
  await Promise.race([
    showCollections({ url: stack.url, productName, productUrls, signal }),
    stack.died.then((failure) => Promise.reject(failure)),
  ]);
  if (isServing) await serveUntilStopped(stack, signal);
};

/** Allows anonymous access on loopback whatever the environment says, uses its own Redis keys, and stops quickly. */
const environment = {
  API_KEYS: '',
  OPERATOR_KEYS: '',
  REDIS_PREFIX: 'reviewcast-demo',
  LOG_LEVEL: 'warn',
  DRAIN_SECONDS: '2',
};

/** Responses take 250 to 750 ms, slow enough to watch the progress. */
const paceMs = 500;

command.parse();
