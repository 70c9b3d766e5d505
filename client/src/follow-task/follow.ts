import type { Endpoint } from '../endpoint/endpoint.ts';
import { type ConnectionState, createStateStore } from './connection-state.ts';
import { reconnect } from './reconnect.ts';
import type { Subject } from './subject.ts';
import { type TransportName, transportNames } from './transports/transport.ts';

export interface FollowingOptions {
  /** All that is followed through one endpoint shares its WebSocket. */
  readonly endpoint: Endpoint;
  /** Grants access without an API key. */
  readonly watchToken?: string | undefined;
  /** Stops following, as `close` does. */
  readonly signal?: AbortSignal | undefined;
  /** The transports to use. Defaults to all; polling is always the last resort. */
  readonly transports?: readonly TransportName[] | undefined;
  /** Gives up after this many milliseconds without a connection. Defaults to never. */
  readonly giveUpAfterMs?: number | undefined;
}

/** What is being followed. Can be iterated once. The connection opens when the first item is requested. */
export interface FollowedItems<Item> extends AsyncIterable<Item> {
  /** The state of the connection. Each change creates a new object. */
  readonly state: ConnectionState;
  /** Calls `listener` after each change of `state`. @returns a function that stops listening. */
  onState(listener: () => void): () => void;
  /** Ends the iteration without an error and closes its connection. */
  close(): void;
}

interface Hooks<Item> {
  /** Called before the reader gets an item. */
  readonly onItem?: (item: Item) => void;
  /** Called once the reader has processed an item and requests the next. */
  readonly onProcessed?: (item: Item) => void;
}

/** Follows a subject over any transport, until its last item. An aborted `signal` and `close()` end the iteration without an error. */
export const follow = <Item>(
  subject: Subject<Item>,
  options: FollowingOptions & Hooks<Item>,
): FollowedItems<Item> => {
  const { endpoint, watchToken, signal, giveUpAfterMs = Number.POSITIVE_INFINITY } = options;
  const transports = transportNames.filter((name) => name === 'polling' || isUsable(name, options));
  const closing = new AbortController();
  const store = createStateStore(transports[0] ?? 'polling');

  async function* iterate(): AsyncGenerator<Item, void, undefined> {
    const close = () => closing.abort();
    signal?.addEventListener('abort', close, { once: true });
    if (signal?.aborted) close();
    try {
      const plan = { endpoint, subject, watchToken, transports, giveUpAfterMs };
      for await (const item of reconnect(plan, store, closing.signal)) {
        options.onItem?.(item);
        yield item;
        options.onProcessed?.(item);
      }
      store.set({ phase: 'finished' });
    } catch (error) {
      if (closing.signal.aborted) return;
      store.set({ phase: 'failed', nextRetryAt: undefined });
      throw error;
    } finally {
      signal?.removeEventListener('abort', close);
      closing.abort();
      if (store.state.phase !== 'finished' && store.state.phase !== 'failed') {
        store.set({ phase: 'closed', nextRetryAt: undefined });
      }
    }
  }

  const iteration = iterate();
  return {
    get state() {
      return store.state;
    },
    onState: store.listen,
    close: () => closing.abort(),
    [Symbol.asyncIterator]: () => iteration,
  };
};

const isUsable = (name: TransportName, { endpoint, transports }: FollowingOptions): boolean =>
  (transports?.includes(name) ?? true) && (name !== 'websocket' || endpoint.socket !== undefined);
