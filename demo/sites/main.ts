import { runUntilSignal } from '../../process/run-until-signal.ts';
import { products } from '../catalogue/products.ts';
import { startDemoSites } from './start.ts';

/**
 * The simulated sites alone, in a container: on ports from 5000 on all addresses, for workers that reach them by the hostname
 * `demo-sites`. deploy/demo-sites.env has the variables of such a worker.
 */
await runUntilSignal(async () => {
  const sites = await startDemoSites({
    paceMs: 500,
    productNames: products.map(({ name }) => name),
    at: { host: '0.0.0.0', port: 5000, hostname: 'demo-sites' },
  });
  return { stop: () => sites.close(), announcement: 'ready http://demo-sites:5000' };
});
