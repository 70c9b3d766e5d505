import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { ConnectionState } from '../../../client/follow-task/connection-state.ts';

/** How each task of the page is connected; the header shows the worst of them. */
export interface ConnectionBoard {
  readonly report: (taskId: string, connection: ConnectionState | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => readonly ConnectionState[];
}

export const createConnectionBoard = (): ConnectionBoard => {
  const connections = new Map<string, ConnectionState>();
  const listeners = new Set<() => void>();
  let snapshot: readonly ConnectionState[] = [];
  return {
    report(taskId, connection) {
      if (connections.get(taskId) === connection) return;
      if (connection) connections.set(taskId, connection);
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
export const useConnections = (): readonly ConnectionState[] => {
  const board = useContext(ConnectionBoardContext);
  return useSyncExternalStore(board.subscribe, board.getSnapshot);
};
