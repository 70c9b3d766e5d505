import { type PeerBroadcastOptions, startPeerBroadcast } from './contenders/peer-broadcast.ts';
import { startReviewcastBroadcast } from './contenders/reviewcast-broadcast.ts';
import { measureDeliveries } from './harness/measure-deliveries.ts';
import type { Case, Contender, Question } from './harness/question.ts';

const transports = ['WebSocket', 'SSE'] as const;

type Transport = (typeof transports)[number];

interface FanOutCase extends Case {
  readonly transport: Transport;
}

const peers: readonly (PeerBroadcastOptions & { name: string; transport: Transport })[] = [
  {
    name: 'raw ws',
    transport: 'WebSocket',
    program: 'raw-ws',
    protocol: 'ws',
    publishes: 'texts',
  },
  {
    name: 'raw node:http',
    transport: 'SSE',
    program: 'raw-sse',
    protocol: 'sse',
    publishes: 'texts',
  },
  {
    name: 'Yoga',
    transport: 'WebSocket',
    program: 'yoga',
    protocol: 'graphql-ws',
    publishes: 'events',
  },
  { name: 'Yoga', transport: 'SSE', program: 'yoga', protocol: 'sse', publishes: 'events' },
  {
    name: 'Apollo Server',
    transport: 'WebSocket',
    program: 'apollo',
    protocol: 'graphql-ws',
    publishes: 'events',
  },
  {
    name: 'Mercurius',
    transport: 'WebSocket',
    program: 'mercurius',
    emitter: 'mercurius-emitter',
    protocol: 'graphql-ws',
    publishes: 'events',
  },
  {
    name: 'Socket.IO',
    transport: 'WebSocket',
    program: 'socket-io',
    emitter: 'socket-io-emitter',
    protocol: 'socket.io',
    publishes: 'events',
  },
];

/** One task with many watchers who all ask for the same. */
export const question: Question<FanOutCase> = {
  name: 'fan-out',
  title:
    'One task, many watchers with the same selection: what an event costs the server for each.',
  cases: (quick) =>
    transports.flatMap((transport) =>
      (quick ? [1, 500] : [1, 100, 1000, 5000]).map((size) => ({
        name: `${transport}, ${size.toLocaleString('en')} watchers`,
        group: transport,
        size,
        transport,
      })),
    ),
  measures: [
    { key: 'cpuUs', title: 'Server CPU per delivery, µs', better: 'less' },
    { key: 'perSecond', title: 'Deliveries a second', better: 'more' },
    { key: 'cpuMsPerEvent', title: 'Server CPU per event, ms', better: 'less', grows: true },
    { key: 'bytes', title: 'Bytes per delivery', better: 'less' },
  ],
  contenders: [
    {
      name: 'Reviewcast',
      measure: async (session) => {
        const protocol = session.one.transport === 'SSE' ? 'sse' : 'graphql-ws';
        await using broadcast = await startReviewcastBroadcast(session.stage, protocol);
        return await measureDeliveries(session, broadcast);
      },
    },
    ...peers.map(
      ({ name, transport, ...options }): Contender<FanOutCase> => ({
        name,
        needs: 'peers',
        takes: (one) => one.transport === transport,
        measure: async (session) => {
          await using broadcast = await startPeerBroadcast(session.stage, options);
          return await measureDeliveries(session, broadcast);
        },
      }),
    ),
  ],
  targets: [
    ...(['raw ws', 'raw node:http'] as const).map((against, i) => ({
      case: `${transports[i]}, 5,000 watchers`,
      measure: 'cpuUs',
      against,
      atMost: 1.5,
    })),
    ...['Yoga', 'Apollo Server'].map((against) => ({
      case: 'WebSocket, 5,000 watchers',
      measure: 'cpuUs',
      against,
      atMost: 0.3,
    })),
    { case: 'SSE, 5,000 watchers', measure: 'cpuUs', against: 'Yoga', atMost: 0.3 },
  ],
};
