import type { Endpoint } from '@reviewcast/client';
import { applyEvent, emptyView, followTask, type TaskView, viewOf } from '@reviewcast/client';
import type { TaskFieldsFragment } from '@reviewcast/client/documents';
import type { Display } from './display.ts';
import { readTask } from './read-task.ts';

export interface WatchRequest {
  readonly endpoint: Endpoint;
  readonly tasks: readonly TaskFieldsFragment[];
  readonly display: Display;
  readonly signal: AbortSignal;
}

/**
 * Shows tasks from their first event until all are finished, and their summaries; the display is stopped, however it ends.
 *
 * @returns the tasks as they ended, in the order given.
 * @throws the signal's reason when it aborts: the tasks go on. @throws {ApiError} and {ConnectionLostError} as `followTask` does.
 */
export const watchTasks = async (request: WatchRequest): Promise<TaskFieldsFragment[]> => {
  const { display, tasks } = request;
  const failing = new AbortController();
  const signal = AbortSignal.any([request.signal, failing.signal]);
  try {
    const finished = await Promise.all(
      tasks.map((task) => watchTask(task, { ...request, signal })),
    );
    display.finish(finished);
    return finished;
  } finally {
    failing.abort();
    display.stop();
  }
};

const watchTask = async (
  task: TaskFieldsFragment,
  { endpoint, display, signal }: WatchRequest,
): Promise<TaskFieldsFragment> => {
  const following = followTask({ endpoint, taskId: task.id, signal, giveUpAfterMs });
  let view = beforeFirstEvent(task);
  const show = () => display.show({ ...task, view, connection: following.state });
  const stop = following.onState(show);
  show();
  try {
    for await (const event of following) {
      view = applyEvent(view, event);
      display.event(event);
      show();
    }
  } finally {
    stop();
  }
  signal.throwIfAborted();
  const ended = await readTask(endpoint, task.id, signal);
  view = viewOf(ended);
  show();
  return ended;
};

/** The log is read from its beginning: a task joined half-way is shown from its first step too. */
const beforeFirstEvent = (task: TaskFieldsFragment): TaskView => ({
  ...emptyView(task.id),
  progress: {
    __typename: 'Progress',
    fraction: 0,
    found: 0,
    message: null,
    sources: task.progress.sources.map((source) => ({
      ...source,
      status: source.status === 'SKIPPED' ? 'SKIPPED' : 'WAITING',
      found: 0,
      dropped: 0,
      error: null,
      cooldownUntil: null,
    })),
  },
});

/** A server that is being replaced is back by then. */
const giveUpAfterMs = 300_000;
