import { ServerResponse } from 'node:http';
import { queryObjects } from 'node:v8';
import { WebSocket } from 'ws';
import { runUntilSignal } from '../../../process/run-until-signal.ts';
import { serverConfig } from '../../../server/config.ts';
import { Reader } from '../../../server/feed/reader.ts';
import { Watch } from '../../../server/feed/watch.ts';
import { startServer } from '../../../server/start-server.ts';
import type { LiveObjects } from './memory-usage.ts';

/** `server/main.ts`, plus: counts its live objects on SIGHUP. */

process.on('SIGHUP', () => {
  const objects: LiveObjects = {
    watches: count(Watch),
    // The prototypes of the classes that extend these are counted too: two readers, and the socket that explains itself.
    readers: count(Reader) - 2,
    sockets: count(WebSocket) - 1,
    responses: count(ServerResponse),
  };
  process.stdout.write(`objects ${JSON.stringify(objects)}\n`);
});

/** Collects garbage first. */
const count = (
  kind: typeof Watch | typeof Reader | typeof WebSocket | typeof ServerResponse,
): number => queryObjects(kind, { format: 'count' });

await runUntilSignal(async () => {
  const { url, stop } = await startServer(serverConfig(process.env));
  return { stop, announcement: `ready ${url}/graphql` };
});
