import type { TransportName } from './transports/transport.ts';

/** How a follower stands with the server. Never changed in place: each change is a new object. */
export interface ConnectionState {
  readonly transport: TransportName;
  readonly phase: Phase;
  /** Losses in a row: 0 while a connection stands. */
  readonly attempt: number;
  /** When the next try is made, in milliseconds since 1970; set while it waits for that. */
  readonly nextRetryAt: number | undefined;
  /** Why the last connection was lost, for people; unset once a connection stands. */
  readonly problem: string | undefined;
}

/**
 * `connecting`: the first connection is being made, or another transport is tried. `live`: events come as they happen, or by polling.
 * `reconnecting`: a connection was lost; the next is being made or waited for. `finished`: the final event was given.
 * `failed`: ended by an error. `closed`: ended by the caller.
 */
export type Phase = 'connecting' | 'live' | 'reconnecting' | 'finished' | 'failed' | 'closed';

/** A value that tells its listeners of each change, shaped for `useSyncExternalStore`. */
export interface StateStore {
  readonly state: ConnectionState;
  /** Tells nobody where nothing changes. */
  set(change: Partial<ConnectionState>): void;
  /** @returns stops the listening. */
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
