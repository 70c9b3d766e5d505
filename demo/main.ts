import { Command } from 'commander';
import { buildWebApplication } from '../launch/build-web-application.ts';
import { dataPath } from '../launch/data-path.ts';
import { openLogFile } from '../launch/log-file.ts';
import { runUntilInterrupted, type Scope } from '../launch/run-until-interrupted.ts';
import { serveUntilStopped } from '../launch/serve-until-stopped.ts';
import { startStack } from '../launch/start-stack.ts';
import { defaultProductName } from './catalogue/products.ts';
import { showCollections } from './show-collections.ts';
import { misbehave } from './sites/faults.ts';
import { startDemoSites } from './sites/start.ts';

/** `npm run demo`: the whole stack on invented reviews. */
const command = new Command('demo')
  .description('Collects the reviews of a product from invented sites, shows how, then serves.')
  .argument('[product]', 'what to collect reviews of', defaultProductName)
  .option('--once <product>', 'collect the reviews of this product, print the summaries and end')
  .option('--faults', 'some sites are slow, rate limited, out of quota, or answer nonsense')
  .allowExcessArguments(false)
  .action((product: string, { once, faults = false }: { once?: string; faults?: boolean }) =>
    runUntilInterrupted((scope) =>
      demonstrate({ productName: once ?? product, goesOn: once === undefined, faults }, scope),
    ),
  );

interface Demonstration {
  readonly productName: string;
  /** Serves behind the summaries. */
  readonly goesOn: boolean;
  readonly faults: boolean;
}

const demonstrate = async (
  { productName, goesOn, faults }: Demonstration,
  { signal, onExit }: Scope,
): Promise<void> => {
  const log = await openLogFile(dataPath('demo.log'));
  onExit(() => log.close());
  if (goesOn) await buildWebApplication((line) => console.error(line));
  const sites = await startDemoSites({
    paceMs,
    productNames: [productName],
    ...(faults ? { misbehave } : {}),
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
  if (goesOn) await serveUntilStopped(stack, signal);
};

/** Open on loopback whatever the surroundings say, apart from other data of the same Redis, and quick to stop. */
const environment = {
  API_KEYS: '',
  OPERATOR_KEYS: '',
  REDIS_PREFIX: 'reviewcast-demo',
  LOG_LEVEL: 'warn',
  DRAIN_SECONDS: '2',
};

/** An answer takes 250 to 750 ms, so that progress can be watched. */
const paceMs = 500;

command.parse();
