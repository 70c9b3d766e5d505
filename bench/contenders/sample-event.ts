import { randomBytes } from 'node:crypto';
import { encodeCursor } from '../../contract/cursor.ts';
import type { Progress } from '../../contract/task.ts';
import { randomTaskId } from '../../tasks/task-id.ts';

/** The progress that event number `i` reports, as a worker with three sources would. */
export const progressAt = (i: number, message = `Reading page ${i} of Hacker News`): Progress => ({
  fraction: Math.min(1, i / 10_000),
  found: i,
  message,
  sources: (['hackernews', 'reddit', 'lemmy'] as const).map((source) => ({
    source,
    status: 'COLLECTING',
    fraction: Math.min(1, i / 10_000),
    found: i,
    dropped: 0,
    error: null,
    cooldownUntil: null,
  })),
});

/** The same event as the API shows it, with the fields of its task, for servers that only resolve it. */
export const resolvedEvent = (taskId: string, i: number, message?: string) => {
  const progress = progressAt(i, message);
  const nonce = randomBytes(6).toString('base64url');
  return {
    __typename: 'TaskProgressed',
    id: taskId,
    status: 'STARTED',
    taskId,
    cursor: encodeCursor({ taskId, seq: i, nonce }),
    seq: i,
    at: new Date().toISOString(),
    attempt: 1,
    progress: {
      __typename: 'Progress',
      ...progress,
      sources: progress.sources.map((source) => ({
        __typename: 'SourceProgress',
        title: 'Hacker News',
        ...source,
      })),
    },
  };
};

/** The message in which a server over graphql-transport-ws delivers it, for servers that pass on texts. */
export const deliveredText = (taskId: string, i: number, message?: string): string => {
  const { id: _id, status: _status, ...taskEvents } = resolvedEvent(taskId, i, message);
  return JSON.stringify({ id: '1', type: 'next', payload: { data: { taskEvents } } });
};

export const sampleTaskIds = (count: number): string[] =>
  Array.from({ length: count }, () => randomTaskId());
