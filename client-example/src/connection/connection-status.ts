import type { TransportName } from '@reviewcast/client';
import type { StatusLabel } from '../text/status-label.ts';
import type { TaskConnection } from './connection-registry.ts';

export interface ConnectionStatus {
  readonly connections: readonly TaskConnection[];
  readonly isOnline: boolean;
  /** Whether a lost connection was restored a moment ago. */
  readonly isRecovered: boolean;
  /** The current time, in milliseconds since 1970. */
  readonly now: number;
}

/** The status of the page's connections in a word or two, or undefined if the page follows no task. */
export const connectionLabel = (status: ConnectionStatus): StatusLabel | undefined => {
  const { connections, isOnline, isRecovered } = status;
  if (!isOnline) return { text: 'Offline', intent: 'warning' };
  if (connections.some(isInterrupted)) return { text: 'Reconnecting…', intent: 'warning' };
  if (connections.some(({ phase }) => phase === 'reconnecting'))
    return { text: 'Connecting…', intent: 'neutral' };
  if (isRecovered) return { text: 'Reconnected', intent: 'success' };
  const live = connections.find(({ phase }) => phase === 'live');
  if (live) return { text: `Live · ${transportTitle[live.transport]}`, intent: 'success' };
  if (connections.some(({ phase }) => phase === 'connecting'))
    return { text: 'Connecting…', intent: 'neutral' };
  if (connections.some(({ phase }) => phase === 'failed'))
    return { text: 'Disconnected', intent: 'error' };
  if (connections.some(({ phase }) => phase === 'finished'))
    return { text: 'Up to date', intent: 'success' };
  return undefined;
};

/** Whether an established connection was lost, as opposed to a first attempt that failed. */
export const isInterrupted = ({ phase, wasLive }: TaskConnection): boolean =>
  phase === 'reconnecting' && wasLive;

/** A sentence that explains the label. */
export const connectionDetail = (status: ConnectionStatus): string => {
  const { connections, isOnline, isRecovered, now } = status;
  if (!isOnline)
    return 'Your device is offline. Updates resume when it reconnects; no data is lost.';
  const lost = connections.find(({ phase }) => phase === 'reconnecting');
  if (lost) {
    const problem = lost.problem ?? 'Connection lost.';
    return `${problem} Retrying ${retryTime(lost, now)}; no data is lost.`;
  }
  if (isRecovered) return 'Connection restored. This page is up to date.';
  const live = connections.find(({ phase }) => phase === 'live');
  if (live) return transportDetail[live.transport];
  if (connections.some(({ phase }) => phase === 'connecting')) return 'Connecting to the server.';
  if (connections.some(({ phase }) => phase === 'failed'))
    return 'The server rejected the connection. See the task for the reason.';
  return 'All tasks on this page are finished, and all their events have arrived.';
};

const retryTime = ({ nextRetryAt }: TaskConnection, now: number): string => {
  const seconds = nextRetryAt === undefined ? 0 : Math.ceil((nextRetryAt - now) / 1000);
  return seconds > 0 ? `in ${seconds} s` : 'now';
};

const transportTitle: Readonly<Record<TransportName, string>> = {
  websocket: 'WebSocket',
  sse: 'SSE',
  polling: 'Polling',
};

const transportDetail: Readonly<Record<TransportName, string>> = {
  websocket: 'This page receives live updates over a single WebSocket.',
  sse: 'WebSocket is blocked, so updates arrive as server-sent events.',
  polling: 'WebSocket and SSE are blocked, so this page polls every two seconds.',
};
