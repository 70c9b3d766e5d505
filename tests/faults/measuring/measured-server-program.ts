import { ServerResponse } from 'node:http';
import { queryObjects } from 'node:v8';
import { WebSocket } from 'ws';
import { runUntilSignal } from '../../../process/run-until-signal.ts';
import { serverConfig } from '../../../server/config.ts';
import { Reader } from '../../../server/feed/reader.ts';
import { Watch } from '../../../server/feed/watch.ts';
import { startServer } from '../../../server/start-server.ts';
import type { LiveObjects, MemoryUsage } from './memory-usage.ts';

/** `server/main.ts`, plus: prints its memory usage on SIGUSR2 and counts its live objects on SIGHUP. Needs --expose-gc. */

process.on('SIGUSR2', () => {
  const { maxRSS } = process.resourceUsage();
  const { user, system } = process.cpuUsage();
  const rss = process.memoryUsage.rss();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  print('memory', {
    live: heapUsed + external,
    rss,
    peakRss: maxRSS * 1024,
    cpuMs: (user + system) / 1000,
  });
});

process.on('SIGHUP', () => {
  print('objects', {
    watches: count(Watch),
    // The prototypes of the classes that extend these are counted too: two readers, and the socket that explains itself.
    readers: count(Reader) - 2,
    sockets: count(WebSocket) - 1,
    responses: count(ServerResponse),
  });
});

/** Collects garbage first. */
const count = (
  kind: typeof Watch | typeof Reader | typeof WebSocket | typeof ServerResponse,
): number => queryObjects(kind, { format: 'count' });

const print = (what: string, value: MemoryUsage | LiveObjects): void => {
  process.stdout.write(`${what} ${JSON.stringify(value)}\n`);
};

await runUntilSignal(async () => {
  const { url, stop } = await startServer(serverConfig(process.env));
  return { stop, announcement: `ready ${url}/graphql` };
});
