import { z } from 'zod';
import { readEventStream } from './event-stream-connection.ts';
import { readSocket } from './socket-connection.ts';

export const wires = ['websocket', 'sse'] as const;

export type Wire = (typeof wires)[number];

/** A connection that carries one subscription, of which nothing is read while it is paused: what is sent stays with the system. */
export interface Connection {
  pause(): void;
  resume(): void;
  /** Ends it without a word. */
  cut(): void;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly onResult: (result: unknown) => void;
  /** @param completed whether the server said that nothing follows. */
  readonly onEnd: (completed: boolean) => void;
}

export interface ReaderOptions {
  readonly url: string;
  readonly wire: Wire;
  readonly taskId: string;
  readonly field: 'taskEvents' | 'taskStatus';
  readonly after?: string | undefined;
  /** Is told of each item as it comes. */
  readonly onItem?: (item: Item) => void;
}

const itemSchema = z.object({
  __typename: z.string(),
  cursor: z.string(),
  /** Of an event. */
  at: z.coerce.date().optional(),
  reviews: z.array(z.object({ id: z.string() })).default([]),
  /** Of a state. */
  status: z.string().optional(),
});

const resultSchema = z.object({
  data: z.record(z.string(), itemSchema),
  errors: z.undefined(),
});

/** An event or a state. */
export type Item = z.infer<typeof itemSchema>;

/** One who subscribes to a task, and stops reading and reads again as it is told. */
export interface PausedReader extends Connection {
  readonly items: readonly Item[];
  /** Resolves with the first item. */
  readonly live: Promise<void>;
  /** Resolves once the connection has ended: whether the server said that nothing follows. */
  readonly ended: Promise<boolean>;
}

/** Subscribes, and reads until it is told to pause. */
export const openReader = (options: ReaderOptions): PausedReader => {
  const { url, wire, taskId, field, after = null, onItem } = options;
  const items: Item[] = [];
  const live = settleable<void>();
  const ended = settleable<boolean>();
  const open = wire === 'websocket' ? readSocket : readEventStream;
  const connection = open({
    url,
    query: queries[field],
    variables: field === 'taskEvents' ? { id: taskId, after } : { id: taskId },
    onResult: (result) => {
      const item = resultSchema.parse(result).data[field];
      if (!item) throw new Error(`A result is without ${field}: ${JSON.stringify(result)}`);
      items.push(item);
      onItem?.(item);
      live.settle();
    },
    onEnd: ended.settle,
  });
  return { ...connection, items, live: live.promise, ended: ended.promise };
};

const queries = {
  taskEvents: `subscription ($id: ID!, $after: Cursor) {
    taskEvents(id: $id, after: $after) { __typename cursor at ... on ReviewsFound { reviews { id body } } }
  }`,
  // The product's name is what makes a state heavy.
  taskStatus: `subscription ($id: ID!) {
    taskStatus(id: $id) { __typename cursor status productName }
  }`,
};

const settleable = <T>(): { promise: Promise<T>; settle: (value: T) => void } => {
  let settle: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
};
