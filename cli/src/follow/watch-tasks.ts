import type { Endpoint } from '@reviewcast/client';
import { applyEvent, emptyView, followTask, type TaskView, viewOf } from '@reviewcast/client';
import type { TaskFieldsFragment } from '@reviewcast/client/documents';
import { readTask } from '../task/read-task.ts';
import type { Display } from './display.ts';

export interface WatchRequest {
  readonly endpoint: Endpoint;
  readonly tasks: readonly TaskFieldsFragment[];
  readonly display: Display;
  readonly signal: AbortSignal;
}

/**
 * Shows tasks from their first event until all have finished, then their summaries. Always stops the display.
 *
 * @returns the finished tasks, in the given order.
 * @throws the signal's reason when it aborts; the tasks keep running. @throws {ApiError} and {ConnectionLostError} as `followTask` does.
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
  const finished = await readTask(endpoint, task.id, signal);
  view = viewOf(finished);
  show();
  return finished;
};

/** The log is read from the beginning, so a task joined midway is shown from its first step. */
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
      fraction: 0,
      found: 0,
      dropped: 0,
      error: null,
      cooldownUntil: null,
    })),
  },
});

/** Long enough for a server to be replaced. */
const giveUpAfterMs = 300_000;
