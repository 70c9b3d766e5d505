import { once } from 'node:events';
import { openEventStream } from './event-stream.ts';
import type { FromWatchers } from './watch-load.ts';
import { sentMsAgo, toWatchersSchema, watchLoadSchema } from './watch-load.ts';
import { openWebSocket } from './web-socket.ts';

/** Opens the connections that the first message asks for, and only counts what arrives. */
const [first] = await once(process, 'message');
const load = watchLoadSchema.parse(first);

const send = (message: FromWatchers) => process.send?.(message);

let deliveries = 0;
let bytes = 0;
let expected = Number.POSITIVE_INFINITY;

let latenciesMs: number[] = [];

const onDelivery = (size: number, payload?: Buffer): void => {
  if (load.timed && payload) {
    const ms = sentMsAgo(payload.toString('latin1'));
    if (ms !== undefined) latenciesMs.push(ms);
  }
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
  else if (asked.type === 'time') {
    send({ type: 'timed', latenciesMs });
    latenciesMs = [];
  } else {
    expected = asked.deliveries;
    announce();
  }
});
process.on('disconnect', () => process.exit(0));

const onEnd = (reason: string) => send({ type: 'failed', reason });
const open = load.protocol === 'sse' ? openEventStream : openWebSocket;

/** A listening socket queues only so many connections. */
const openedAtOnce = 100;

const startedAt = performance.now();
let next = 0;
const openInTurn = async (): Promise<void> => {
  while (next < load.connections) await open({ load, index: next++, onDelivery, onEnd });
};
await Promise.all(Array.from({ length: openedAtOnce }, openInTurn));
send({ type: 'subscribed', openingMs: performance.now() - startedAt });
