import { ServerResponse } from 'node:http';
import { queryObjects } from 'node:v8';
import { WebSocket } from 'ws';
import { serverConfig } from '../../../server/config.ts';
import { EventReader } from '../../../server/feed/event-reader.ts';
import { StateReader } from '../../../server/feed/state-reader.ts';
import { Watch } from '../../../server/feed/watch.ts';
import { startServer } from '../../../server/start-server.ts';
import { runUntilSignal } from '../../../tasks/run-until-signal.ts';
import type { Holding } from './holding.ts';

/** `server/main.ts`, which says at each SIGUSR2 what it holds. */

// What is alive: asking for it collects garbage first.
const alive = (kind: typeof Function.prototype.constructor): number =>
  queryObjects(kind, { format: 'count' });

process.on('SIGUSR2', () => {
  const { maxRSS } = process.resourceUsage();
  const { user, system } = process.cpuUsage();
  const rss = process.memoryUsage.rss();
  const counts = {
    watches: alive(Watch),
    readers: alive(EventReader) + alive(StateReader),
    sockets: alive(WebSocket),
    answers: alive(ServerResponse),
  };
  const { heapUsed, external } = process.memoryUsage();
  const holding: Holding = {
    ...counts,
    heap: heapUsed,
    external,
    rss,
    peakRss: maxRSS * 1024,
    cpuMs: (user + system) / 1000,
  };
  process.stdout.write(`holding ${JSON.stringify(holding)}\n`);
});

await runUntilSignal(async () => {
  const { url, stop } = await startServer(serverConfig(process.env));
  return { stop, announce: `ready ${url}/graphql` };
});
