import type { Progress } from '../../contract/task.ts';

/** The progress that event number `i` of a task reports, as a worker with three sources would. */
export const progressAt = (i: number): Progress => ({
  fraction: Math.min(1, i / 10_000),
  found: i,
  message: `Reading page ${i} of Hacker News`,
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

/** The same event as the API shows it, for servers that only pass it on. */
export const resolvedEvent = (taskId: string, i: number) => {
  const progress = progressAt(i);
  return {
    __typename: 'TaskProgressed',
    taskId,
    cursor: `${taskId}.${i}.0123456789abcdef`,
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
export const deliveredText = (taskId: string, i: number): string => {
  const taskEvents = resolvedEvent(taskId, i);
  return JSON.stringify({ id: '1', type: 'next', payload: { data: { taskEvents } } });
};
