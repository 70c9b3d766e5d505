import type { TransportName } from '../../../client/src/follow-task/transport.ts';
import type { Words } from '../words/words.ts';
import type { TaskConnection } from './connection-board.ts';

export interface Standing {
  readonly connections: readonly TaskConnection[];
  readonly isOnline: boolean;
  /** A lost connection was made again a moment ago. */
  readonly isBack: boolean;
  /** When this is read, in milliseconds since 1970. */
  readonly now: number;
}

/** How the page stands with the server, in a word or two; undefined where it follows nothing. */
export const connectionWords = (standing: Standing): Words | undefined => {
  const { connections, isOnline, isBack } = standing;
  if (!isOnline) return { text: 'Offline', tone: 'warning' };
  if (connections.some(isInterrupted)) return { text: 'Reconnecting…', tone: 'warning' };
  if (connections.some(({ phase }) => phase === 'reconnecting'))
    return { text: 'Connecting…', tone: 'quiet' };
  if (isBack) return { text: 'Caught up', tone: 'good' };
  const live = connections.find(({ phase }) => phase === 'live');
  if (live) return { text: `Live · ${transportTitle[live.transport]}`, tone: 'good' };
  if (connections.some(({ phase }) => phase === 'connecting'))
    return { text: 'Connecting…', tone: 'quiet' };
  if (connections.some(({ phase }) => phase === 'failed'))
    return { text: 'Not following', tone: 'bad' };
  if (connections.some(({ phase }) => phase === 'finished'))
    return { text: 'Complete', tone: 'good' };
  return undefined;
};

/** Whether a connection that stood is lost. Before the first has stood nothing is: another way is tried. */
export const isInterrupted = ({ phase, hasStood }: TaskConnection): boolean =>
  phase === 'reconnecting' && hasStood;

/** The same, and what it means, for who asks. */
export const connectionExplanation = (standing: Standing): string => {
  const { connections, isOnline, isBack, now } = standing;
  if (!isOnline)
    return 'This device has no network. The page goes on by itself once it is back; nothing is lost.';
  const lost = connections.find(({ phase }) => phase === 'reconnecting');
  if (lost) {
    const problem = lost.problem ?? 'The connection was lost.';
    return `${problem} The next try is made ${whenNext(lost, now)}; nothing is lost.`;
  }
  if (isBack) return 'The connection is back. All that happened meanwhile is on the page.';
  const live = connections.find(({ phase }) => phase === 'live');
  if (live) return explanations[live.transport];
  const failed = connections.find(({ phase }) => phase === 'failed');
  if (failed) return 'The server has refused to go on. The task’s card says why.';
  if (connections.some(({ phase }) => phase === 'connecting'))
    return 'The connection to the server is being made.';
  return 'All tasks on this page are finished, and all of their events have arrived.';
};

const whenNext = ({ nextRetryAt }: TaskConnection, now: number): string => {
  const seconds = nextRetryAt === undefined ? 0 : Math.ceil((nextRetryAt - now) / 1000);
  return seconds > 0 ? `in ${seconds} s` : 'now';
};

const transportTitle: Readonly<Record<TransportName, string>> = {
  websocket: 'WebSocket',
  sse: 'SSE',
  polling: 'polling',
};

const explanations: Readonly<Record<TransportName, string>> = {
  websocket: 'The server pushes every step over one WebSocket for all tasks of this page.',
  sse: 'No WebSocket gets through, so the server pushes every step as an event stream.',
  polling: 'Nothing can be pushed through here, so the page asks every two seconds.',
};
