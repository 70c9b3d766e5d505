import { FollowTaskDocument } from '../../client/src/generated/graphql.ts';
import type { Stage } from '../harness/stage.ts';
import type { WatchLoad } from '../load/watch-load.ts';
import type { Broadcast } from './broadcast.ts';
import { startPeer } from './peer.ts';
import { startPublisher } from './publisher.ts';
import { deliveredText, resolvedEvent } from './sample-event.ts';

export interface PeerBroadcastOptions {
  /** The file in `bench/peers/`, without its extension. */
  readonly program: string;
  readonly protocol: WatchLoad['protocol'];
  /** What is published: the event, which the server resolves, or the whole text, which it passes on. */
  readonly publishes: 'events' | 'texts';
  /** The program that publishes, for a server that reads a format of its own. Default: a plain PUBLISH. */
  readonly emitter?: string;
}

/** A peer whose watchers receive what is published on the channel of one task. */
export const startPeerBroadcast = async (
  stage: Stage,
  { program, protocol, publishes, emitter }: PeerBroadcastOptions,
): Promise<Broadcast> => {
  const server = await startPeer(stage, program);
  const publisher = await startPublisher(stage, emitter);
  const operation = { query: FollowTaskDocument.toString(), variables: { id: taskId } };
  const knowsOperations =
    protocol === 'graphql-ws' || (protocol === 'sse' && publishes === 'events');
  let published = 0;
  const next = (): string => {
    published += 1;
    if (publishes === 'texts') return deliveredText(taskId, published);
    return JSON.stringify(resolvedEvent(taskId, published));
  };
  return {
    server,
    load: {
      url: protocol === 'socket.io' ? `${server.address}&task=${channel}` : server.address,
      protocol,
      operations: knowsOperations ? [operation] : [],
    },
    initial: 0,
    publish: () => publisher.publish(channel, next()),
    async [Symbol.asyncDispose]() {
      await publisher[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};

const taskId = 'task-1';
const channel = `events:${taskId}`;
