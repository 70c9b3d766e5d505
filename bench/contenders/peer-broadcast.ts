import type { Stage } from '../harness/stage.ts';
import type { WatchLoad } from '../load/watch-load.ts';
import type { Broadcast, BroadcastOptions } from './broadcast.ts';
import { startPeer } from './peer.ts';
import { startPublisher } from './publisher.ts';
import { followTask } from './reviewcast-broadcast.ts';
import { deliveredText, resolvedEvent, sampleTaskIds } from './sample-event.ts';

export interface PeerBroadcaster {
  /** The file in `bench/peers/`, without its extension. */
  readonly program: string;
  readonly protocol: WatchLoad['protocol'];
  /** What is published: the event, which the server resolves, or the whole text, which it passes on. */
  readonly publishes: 'events' | 'texts';
  /** The program that publishes, for a server that reads a format of its own. Default: a plain PUBLISH. */
  readonly emitter?: string;
}

/** A peer whose watchers receive what is published on the channels of their tasks. */
export const startPeerBroadcast = async (
  stage: Stage,
  { program, protocol, publishes, emitter }: PeerBroadcaster,
  { tasks = 1, selections = [followTask] }: BroadcastOptions,
): Promise<Broadcast> => {
  const server = await startPeer(stage, program);
  const publisher = await startPublisher(stage, emitter);
  const taskIds = sampleTaskIds(tasks);
  const textOf = (taskId: string, i: number, message: string | undefined): string =>
    publishes === 'texts'
      ? deliveredText(taskId, i, message)
      : JSON.stringify(resolvedEvent(taskId, i, message));
  let published = 0;
  return {
    server,
    tasks,
    load: {
      url: server.address,
      protocol,
      targets: taskIds.flatMap((id): WatchLoad['targets'] => {
        if (protocol === 'socket.io') return [{ path: `${server.address}&task=${channelOf(id)}` }];
        if (publishes === 'texts') return [{ path: `/${channelOf(id)}` }];
        return selections.map(({ query }) => ({ operation: { query, variables: { id } } }));
      }),
    },
    initial: () => 0,
    publish: async (index, message) => {
      published += 1;
      const taskId = taskIds[index] ?? '';
      await publisher.publish(channelOf(taskId), textOf(taskId, published, message));
    },
    async [Symbol.asyncDispose]() {
      await publisher[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};

const channelOf = (taskId: string): string => `events:${taskId}`;
