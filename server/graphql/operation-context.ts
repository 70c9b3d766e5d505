import { z } from 'zod';
import type { Context } from '../../schema/context.ts';
import { type AccessOptions, assertNoWatcher, identify } from '../access/viewer.ts';
import type { Feed } from '../feed/feed.ts';
import { type Delivery, feedPort } from '../ports/feed-port.ts';
import { queuesPort, workersPort } from '../ports/operations-ports.ts';
import type { QueueDirectory } from '../ports/queue-directory.ts';
import { schedulesPort } from '../ports/schedules-port.ts';
import type { Lifecycle } from '../ports/task-lifecycle.ts';
import { tasksPort } from '../ports/tasks-port.ts';

/** What an operation came with, whichever transport brought it. */
export interface Arrival {
  /** The `Authorization` header, or the field of that name in `connectionParams`. */
  readonly authorization: string | undefined;
  readonly extensions: unknown;
  readonly delivery: Delivery;
  /** `Last-Event-ID` of an event stream that reconnects. */
  readonly lastEventId: string | undefined;
}

export interface Services {
  readonly lifecycle: Lifecycle;
  readonly feed: Feed;
  readonly queues: QueueDirectory;
  readonly access: AccessOptions;
}

const extensionsSchema = z.object({ watchToken: z.string().optional() }).catch({});

/**
 * The context that resolvers are given, bound to whoever sent the operation.
 *
 * @throws UNAUTHENTICATED, TOKEN_INVALID
 */
export const operationContext = (services: Services, arrival: Arrival): Context => {
  const { watchToken } = extensionsSchema.parse(arrival.extensions);
  const viewer = identify(services.access, { authorization: arrival.authorization, watchToken });
  const tasks = tasksPort(services.lifecycle, viewer);
  return {
    tasks,
    feed: feedPort(services.feed, tasks, arrival.delivery, arrival.lastEventId),
    sources: {
      list: async () => {
        assertNoWatcher(viewer);
        return services.lifecycle.directory.listNow();
      },
    },
    schedules: schedulesPort(services.lifecycle, viewer, tasks),
    workers: workersPort(services.lifecycle.deployment.workers, viewer),
    queues: queuesPort(services.queues, viewer),
  };
};
