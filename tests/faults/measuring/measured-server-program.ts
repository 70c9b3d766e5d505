import { ServerResponse } from 'node:http';
import { queryObjects } from 'node:v8';
import { WebSocket } from 'ws';
import { runUntilSignal } from '../../../process/run-until-signal.ts';
import { serverConfig } from '../../../server/config.ts';
import { Reader } from '../../../server/feed/reader.ts';
import { Watch } from '../../../server/feed/watch.ts';
import { startServer } from '../../../server/start-server.ts';
import type { Alive, Holding } from './holding.ts';

/** `server/main.ts`, which says at SIGUSR2 what it holds and at SIGHUP what is alive in it. Wants --expose-gc. */

process.on('SIGUSR2', () => {
  const { maxRSS } = process.resourceUsage();
  const { user, system } = process.cpuUsage();
  const rss = process.memoryUsage.rss();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  say('holding', {
    held: heapUsed + external,
    rss,
    peakRss: maxRSS * 1024,
    cpuMs: (user + system) / 1000,
  });
});

process.on('SIGHUP', () => {
  say('alive', {
    watches: count(Watch),
    // The prototypes of the two kinds of readers are counted too.
    readers: count(Reader) - 2,
    sockets: count(WebSocket),
    answers: count(ServerResponse),
  });
});

/** It collects garbage first. */
const count = (
  kind: typeof Watch | typeof Reader | typeof WebSocket | typeof ServerResponse,
): number => queryObjects(kind, { format: 'count' });

const say = (what: string, value: Holding | Alive): void => {
  process.stdout.write(`${what} ${JSON.stringify(value)}\n`);
};

await runUntilSignal(async () => {
  const { url, stop } = await startServer(serverConfig(process.env));
  return { stop, announce: `ready ${url}/graphql` };
});
