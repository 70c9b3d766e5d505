import { z } from 'zod';
import type { Given } from '../harness/watcher.ts';
import type { Connection, ConnectionOptions } from './connection.ts';
import { readEventStream } from './event-stream-connection.ts';
import { readSocket } from './socket-connection.ts';

export const wires = ['websocket', 'sse'] as const;

export type Wire = (typeof wires)[number];

/** One who subscribes to a task, and stops reading and reads again as it is told. */
export interface PausedReader<Item> extends Connection {
  readonly items: readonly Item[];
  /** Resolves with the first item, or when there will be none. Rejects where an error comes instead. */
  readonly live: Promise<void>;
  /** Resolves once the connection has ended: whether the server said that nothing follows. Rejects at what is no item. */
  readonly ended: Promise<boolean>;
}

export interface ReaderOptions {
  readonly url: string;
  readonly wire: Wire;
  readonly taskId: string;
}

/** An event, and when Redis wrote it. */
export type TimedEvent = Given & { readonly at: Date };

/** Subscribes to the events of a task, behind `after`. */
export const readEvents = (
  options: ReaderOptions & {
    readonly after?: string | undefined;
    readonly onEvent?: (event: TimedEvent) => void;
  },
): PausedReader<TimedEvent> => {
  const { taskId, after = null, onEvent = () => {} } = options;
  const subscription = { query: eventsQuery, variables: { id: taskId, after } };
  const read = (result: unknown) => {
    const { __typename, cursor, at, reviews } = eventResult.parse(result).data.taskEvents;
    return { type: __typename, cursor, at, reviewIds: reviews.map(({ id }) => id) };
  };
  return open(options, subscription, read, onEvent);
};

export type State = z.infer<typeof stateResult>['data']['taskStatus'];

/** Subscribes to the states of a task. */
export const readStates = (options: ReaderOptions): PausedReader<State> => {
  const subscription = { query: statesQuery, variables: { id: options.taskId } };
  return open(options, subscription, (result) => stateResult.parse(result).data.taskStatus);
};

const open = <Item>(
  { url, wire }: ReaderOptions,
  subscription: Pick<ConnectionOptions, 'query' | 'variables'>,
  read: (result: unknown) => Item,
  onItem: (item: Item) => void = () => {},
): PausedReader<Item> => {
  const items: Item[] = [];
  const connect = wire === 'websocket' ? readSocket : readEventStream;
  let connection: Connection | undefined;
  let begin = () => {};
  let refuse = (_reason: unknown) => {};
  const live = new Promise<void>((resolve, reject) => {
    begin = resolve;
    refuse = reject;
  });
  const ended = new Promise<boolean>((resolve, reject) => {
    const onResult = (result: unknown) => {
      try {
        const item = read(result);
        items.push(item);
        onItem(item);
        begin();
      } catch {
        const error = new Error(`No item: ${JSON.stringify(result)}`);
        refuse(error);
        reject(error);
      }
    };
    const onEnd = (completed: boolean) => {
      begin();
      resolve(completed);
    };
    connection = connect({ url, ...subscription, onResult, onEnd });
  });
  // Those who ask for only one of them are told there.
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
  taskEvents(id: $id, after: $after) { __typename cursor at ... on ReviewsFound { reviews { id body } } }
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
      reviews: z.array(z.object({ id: z.string() })).default([]),
    }),
  }),
});

// The product's name is what makes a state heavy.
const statesQuery = `subscription ($id: ID!) {
  taskStatus(id: $id) { cursor status productName }
}`;

const stateResult = z.object({
  data: z.object({ taskStatus: z.object({ cursor: z.string(), status: z.string() }) }),
});
