import type { TransportName } from './transports/transport.ts';

/** The state of the connection. Immutable: each change creates a new object. */
export interface ConnectionState {
  readonly transport: TransportName;
  readonly phase: Phase;
  /** Losses in a row; 0 while connected. */
  readonly attempt: number;
  /** When the next attempt starts, in milliseconds since 1970. Set while waiting. */
  readonly nextRetryAt: number | undefined;
  /** Why the last connection was lost, in words. Unset while connected. */
  readonly problem: string | undefined;
}

/**
 * `connecting`: opening the first connection, or trying another transport. `live`: receiving events, pushed or polled.
 * `reconnecting`: a connection was lost and the next one is pending. `finished`: the final event was delivered.
 * `failed`: stopped by an error. `closed`: stopped by the caller.
 */
export type Phase = 'connecting' | 'live' | 'reconnecting' | 'finished' | 'failed' | 'closed';

/** An observable value, shaped for `useSyncExternalStore`. */
export interface StateStore {
  readonly state: ConnectionState;
  /** Notifies listeners only if a value changes. */
  set(change: Partial<ConnectionState>): void;
  /** @returns a function that stops listening. */
  listen(listener: () => void): () => void;
}

export const createStateStore = (transport: TransportName): StateStore => {
  const listeners = new Set<() => void>();
  let state: ConnectionState = {
    transport,
    phase: 'connecting',
    attempt: 0,
    nextRetryAt: undefined,
    problem: undefined,
  };
  return {
    get state() {
      return state;
    },
    set(change) {
      const next = { ...state, ...change };
      if (stateKeys.every((key) => next[key] === state[key])) return;
      state = next;
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

const stateKeys = ['transport', 'phase', 'attempt', 'nextRetryAt', 'problem'] as const;
