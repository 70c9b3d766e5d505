import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { ConnectionState } from '../../../client/src/follow-task/connection-state.ts';

/** How a task is connected, and whether it ever was. */
export interface TaskConnection extends ConnectionState {
  /** Events have come as they happened: what fails from now on is an interruption, not a first try. */
  readonly hasStood: boolean;
}

/** How each task of the page is connected; the header shows the worst of them. */
export interface ConnectionBoard {
  readonly report: (taskId: string, connection: ConnectionState | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => readonly TaskConnection[];
}

export const createConnectionBoard = (): ConnectionBoard => {
  const connections = new Map<string, TaskConnection>();
  const listeners = new Set<() => void>();
  let snapshot: readonly TaskConnection[] = [];
  return {
    report(taskId, connection) {
      const before = connections.get(taskId);
      if (!connection && !before) return;
      const hasStood = before?.hasStood === true || connection?.phase === 'live';
      if (connection) connections.set(taskId, { ...connection, hasStood });
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

export const ConnectionBoardContext = createContext(createConnectionBoard());

/** Puts a task's connection on the board for as long as the component lives. */
export const useReportedConnection = (
  taskId: string,
  connection: ConnectionState | undefined,
): void => {
  const board = useContext(ConnectionBoardContext);
  useEffect(() => board.report(taskId, connection), [board, taskId, connection]);
  useEffect(() => () => board.report(taskId, undefined), [board, taskId]);
};

/** All connections of the page. */
export const useConnections = (): readonly TaskConnection[] => {
  const board = useContext(ConnectionBoardContext);
  return useSyncExternalStore(board.subscribe, board.getSnapshot);
};
