import { openEventStream } from './event-stream.ts';
import type { FromWatchers } from './watch-load.ts';
import { toWatchersSchema, watchLoadSchema } from './watch-load.ts';
import { openWebSocket } from './web-socket.ts';

/** Opens connections that only count what arrives: `watchers-program.ts <WatchLoad as JSON>`. */
const load = watchLoadSchema.parse(JSON.parse(process.argv[2] ?? ''));

const send = (message: FromWatchers) => process.send?.(message);

let deliveries = 0;
let bytes = 0;
let expected = Number.POSITIVE_INFINITY;

const onDelivery = (size: number): void => {
  deliveries += 1;
  bytes += size;
  announce();
};

const announce = (): void => {
  if (deliveries < expected) return;
  expected = Number.POSITIVE_INFINITY;
  send({ type: 'reached', deliveries });
};

process.on('message', (message) => {
  const asked = toWatchersSchema.parse(message);
  if (asked.type === 'count') send({ type: 'counted', deliveries, bytes });
  else {
    expected = asked.deliveries;
    announce();
  }
});
process.on('disconnect', () => process.exit(0));

const onEnd = (reason: string) => send({ type: 'failed', reason });
const open = load.protocol === 'sse' ? openEventStream : openWebSocket;

/** A listening socket queues only so many connections. */
const openedAtOnce = 100;

let next = 0;
const openInTurn = async (): Promise<void> => {
  while (next < load.connections) await open({ load, index: next++, onDelivery, onEnd });
};
await Promise.all(Array.from({ length: openedAtOnce }, openInTurn));
send({ type: 'subscribed' });
