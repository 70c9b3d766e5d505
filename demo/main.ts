import { Command } from 'commander';
import { defaultProductName } from './catalogue/products.ts';
import { dataPath } from './data-path.ts';
import { openLogFile } from './log-file.ts';
import { runUntilInterrupted, type Scope } from './run-until-interrupted.ts';
import { serve } from './serve.ts';
import { showCollections } from './show-collections.ts';
import { startDemoSites } from './sites/start.ts';
import { startStack } from './stack.ts';

/** `npm run demo`: the whole stack on invented reviews. */
const command = new Command('demo')
  .description('Collects the reviews of a product from invented sites, shows how, then serves.')
  .argument('[product]', 'what to collect reviews of', defaultProductName)
  .option('--once <product>', 'collect the reviews of this product, print the summaries and end')
  .allowExcessArguments(false)
  .action((product: string, { once }: { once?: string }) =>
    runUntilInterrupted((scope) => demonstrate(once ?? product, once === undefined, scope)),
  );

const demonstrate = async (
  productName: string,
  goesOn: boolean,
  { signal, closeAtEnd }: Scope,
): Promise<void> => {
  const log = await openLogFile(dataPath('demo.log'));
  closeAtEnd(() => log.close());
  const sites = await startDemoSites({ paceMs });
  closeAtEnd(() => sites.close());
  const stack = await startStack({
    redisDir: dataPath('demo-redis'),
    keepData: false,
    environment: { ...environment, ...sites.environment },
    say: (line) => console.error(line),
    log: (line) => log.writeLine(line),
    signal,
  });
  closeAtEnd(() => stack.stop());
  const productUrls = sites.productUrlsFor(productName);
  await Promise.race([
    showCollections({ url: stack.url, productName, productUrls, signal }),
    stack.died.then((failure) => Promise.reject(failure)),
  ]);
  if (goesOn) await serve(stack, signal);
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
