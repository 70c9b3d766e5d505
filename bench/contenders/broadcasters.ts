import type { Case, Contender, Sample, Session } from '../harness/question.ts';
import type { Broadcast, BroadcastOptions, Transport } from './broadcast.ts';
import { type PeerBroadcaster, startPeerBroadcast } from './peer-broadcast.ts';
import { startReviewcastBroadcast } from './reviewcast-broadcast.ts';

export interface BroadcastersOptions<C extends Case> {
  /** What the case needs. */
  readonly optionsOf: (one: C) => BroadcastOptions;
  readonly measure: (session: Session<C>, broadcast: Broadcast) => Promise<readonly Sample[]>;
  /** The peers to compare with. Default: all. */
  readonly peers?: readonly PeerName[];
}

/** Reviewcast and its peers as contenders in delivering events. */
export const broadcasters = <C extends Case>({
  optionsOf,
  measure,
  peers: names = peerNames,
}: BroadcastersOptions<C>): Contender<C>[] => [
  {
    name: 'Reviewcast',
    measure: async (session) => {
      await using broadcast = await startReviewcastBroadcast(session.stage, optionsOf(session.one));
      return await measure(session, broadcast);
    },
  },
  ...peers
    .filter(({ name }) => names.includes(name))
    .map(
      ({ name, transport, ...peer }): Contender<C> => ({
        name,
        needs: 'peers',
        takes: (one) => optionsOf(one).transport === transport,
        measure: async (session) => {
          const options = optionsOf(session.one);
          await using broadcast = await startPeerBroadcast(session.stage, peer, options);
          return await measure(session, broadcast);
        },
      }),
    ),
];

const peerNames = [
  'raw ws',
  'raw node:http',
  'Yoga',
  'Apollo Server',
  'Mercurius',
  'Socket.IO',
] as const;

export type PeerName = (typeof peerNames)[number];

interface Peer extends PeerBroadcaster {
  readonly name: PeerName;
  readonly transport: Transport;
}

const stock = { protocol: 'graphql-ws', publishes: 'events', transport: 'WebSocket' } as const;

const peers: readonly Peer[] = [
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
  { ...stock, name: 'Yoga', program: 'yoga' },
  { ...stock, name: 'Yoga', program: 'yoga', transport: 'SSE', protocol: 'sse' },
  { ...stock, name: 'Apollo Server', program: 'apollo' },
  { ...stock, name: 'Mercurius', program: 'mercurius', emitter: 'mercurius-emitter' },
  {
    name: 'Socket.IO',
    transport: 'WebSocket',
    program: 'socket-io',
    emitter: 'socket-io-emitter',
    protocol: 'socket.io',
    publishes: 'events',
  },
];
