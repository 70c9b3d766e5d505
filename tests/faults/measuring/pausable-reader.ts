import { z } from 'zod';
import type { Delivery } from '../harness/watcher.ts';
import { openEventStream } from './event-stream-connection.ts';
import type { SubscriptionConnection, SubscriptionOptions } from './subscription-connection.ts';
import { openWebSocket } from './web-socket-connection.ts';

export const streamTransports = ['websocket', 'sse'] as const;

export type StreamTransport = (typeof streamTransports)[number];

/** A subscriber whose reading can be paused. */
export interface PausableReader<Item> extends SubscriptionConnection {
  readonly items: readonly Item[];
  /** Resolves with the first item or when the connection ends. Rejects on a malformed result. */
  readonly live: Promise<void>;
  /** Resolves when the connection ends, with whether the server sent `complete`. Rejects on a malformed result. */
  readonly ended: Promise<boolean>;
}

export interface ReaderOptions {
  readonly url: string;
  readonly transport: StreamTransport;
  readonly taskId: string;
}

/** An event and the time at which Redis wrote it. */
export type TimedEvent = Delivery & { readonly at: Date };

/** Subscribes to a task's events after `after`. */
export const readEvents = (
  options: ReaderOptions & {
    readonly after?: string | undefined;
    readonly onEvent?: (event: TimedEvent) => void;
  },
): PausableReader<TimedEvent> => {
  const { taskId, after = null, onEvent = () => {} } = options;
  const subscription = { query: eventsQuery, variables: { id: taskId, after } };
  const read = (result: unknown) => {
    const { __typename, cursor, at, reviews } = eventResult.parse(result).data.taskEvents;
    return {
      type: __typename,
      cursor,
      at,
      reviewIds: reviews.map(({ fingerprint }) => fingerprint),
    };
  };
  return open(options, subscription, read, onEvent);
};

export type State = z.infer<typeof stateResult>['data']['taskStatus'];

/** Subscribes to a task's states. */
export const readStates = (options: ReaderOptions): PausableReader<State> => {
  const subscription = { query: statesQuery, variables: { id: options.taskId } };
  return open(options, subscription, (result) => stateResult.parse(result).data.taskStatus);
};

const open = <Item>(
  { url, transport }: ReaderOptions,
  subscription: Pick<SubscriptionOptions, 'query' | 'variables'>,
  read: (result: unknown) => Item,
  onItem: (item: Item) => void = () => {},
): PausableReader<Item> => {
  const items: Item[] = [];
  const connect = transport === 'websocket' ? openWebSocket : openEventStream;
  let connection: SubscriptionConnection | undefined;
  let resolveLive = () => {};
  let rejectLive = (_reason: unknown) => {};
  const live = new Promise<void>((resolve, reject) => {
    resolveLive = resolve;
    rejectLive = reject;
  });
  const ended = new Promise<boolean>((resolve, reject) => {
    const onResult = (result: unknown) => {
      try {
        const item = read(result);
        items.push(item);
        onItem(item);
        resolveLive();
      } catch {
        const error = new Error(`Malformed result: ${JSON.stringify(result)}`);
        rejectLive(error);
        reject(error);
      }
    };
    const onEnd = (completed: boolean) => {
      resolveLive();
      resolve(completed);
    };
    connection = connect({ url, ...subscription, onResult, onEnd });
  });
  // Callers may await only one of the two.
  live.catch(() => {});
  ended.catch(() => {});
  return {
    pause: () => connection?.pause(),
    resume: () => connection?.resume(),
    cut: () => connection?.cut(),
    items,
    live,
    ended,
  };
};

const eventsQuery = `subscription ($id: ID!, $after: Cursor) {
  taskEvents(id: $id, after: $after) { __typename cursor at ... on ReviewsFound { reviews { fingerprint body } } }
}`;

const eventResult = z.object({
  data: z.object({
    taskEvents: z.object({
      __typename: z.enum([
        'TaskQueued',
        'TaskStarted',
        'TaskProgressed',
        'ReviewsFound',
        'TaskRetrying',
        'TaskSucceeded',
        'TaskFailed',
        'TaskRevoked',
        'TaskResynced',
      ]),
      cursor: z.string(),
      at: z.coerce.date(),
      reviews: z.array(z.object({ fingerprint: z.string() })).default([]),
    }),
  }),
});

// A long product name makes a state large.
const statesQuery = `subscription ($id: ID!) {
  taskStatus(id: $id) { cursor status productName }
}`;

const stateResult = z.object({
  data: z.object({ taskStatus: z.object({ cursor: z.string(), status: z.string() }) }),
});
