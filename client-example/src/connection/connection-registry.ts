import type { ConnectionState } from '@reviewcast/client';
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';

/** The connection of one task. */
export interface TaskConnection extends ConnectionState {
  /** Whether it has ever been live: only then is a failure an interruption rather than a failed first attempt. */
  readonly wasLive: boolean;
}

/** The connections of all tasks on the page; the header summarizes them. */
export interface ConnectionRegistry {
  /** Sets a task's connection, or removes it if undefined. */
  readonly report: (taskId: string, connection: ConnectionState | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => readonly TaskConnection[];
}

export const createConnectionRegistry = (): ConnectionRegistry => {
  const connections = new Map<string, TaskConnection>();
  const listeners = new Set<() => void>();
  let snapshot: readonly TaskConnection[] = [];
  return {
    report(taskId, connection) {
      const previous = connections.get(taskId);
      if (!connection && !previous) return;
      const wasLive = previous?.wasLive === true || connection?.phase === 'live';
      if (connection) connections.set(taskId, { ...connection, wasLive });
      else connections.delete(taskId);
      snapshot = [...connections.values()];
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
  };
};

export const ConnectionRegistryContext = createContext(createConnectionRegistry());

/** Reports a task's connection while the component is mounted. */
export const useReportConnection = (
  taskId: string,
  connection: ConnectionState | undefined,
): void => {
  const registry = useContext(ConnectionRegistryContext);
  useEffect(() => registry.report(taskId, connection), [registry, taskId, connection]);
  useEffect(() => () => registry.report(taskId, undefined), [registry, taskId]);
};

/** The connections of all tasks on the page. */
export const useConnections = (): readonly TaskConnection[] => {
  const registry = useContext(ConnectionRegistryContext);
  return useSyncExternalStore(registry.subscribe, registry.getSnapshot);
};
