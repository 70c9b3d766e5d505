import type { Endpoint } from '@reviewcast/client';
import type { TaskFieldsFragment } from '@reviewcast/client/documents';
import { createBarsDisplay } from './bars-display.ts';
import type { Display } from './display.ts';
import { createLinesDisplay } from './lines-display.ts';
import { paintFor } from './paint.ts';
import { type StartInput, startTask } from './start-task.ts';
import type { TerminalOut } from './terminal-out.ts';
import { watchTasks } from './watch-tasks.ts';

export interface CollectRequest {
  /** From `createEndpoint`, with `NodeWebSocket` as its `webSocket`. */
  readonly endpoint: Endpoint;
  readonly starts: readonly StartInput[];
  /** Where the progress and the summaries are written. */
  readonly out: TerminalOut;
  readonly signal?: AbortSignal;
}

/**
 * Starts tasks side by side, shows them live (bars on a terminal, plain lines elsewhere) and prints their summaries.
 *
 * @returns the tasks as they ended, in the order of `starts`.
 * @throws {ApiError} what the server answers. @throws {ConnectionLostError} where it cannot be reached.
 * @throws the signal's reason when it aborts: tasks that were started go on.
 */
export const collectInTerminal = async (request: CollectRequest): Promise<TaskFieldsFragment[]> => {
  const { endpoint, starts, out, signal = new AbortController().signal } = request;
  const started = await Promise.all(starts.map((start) => startTask(endpoint, start, signal)));
  const tasks = started.map(({ task }) => task);
  return watchTasks({ endpoint, tasks, display: displayFor(out, process.env), signal });
};

/** What people are shown on this stream. */
export const displayFor = (out: TerminalOut, env: NodeJS.ProcessEnv): Display =>
  out.isTTY ? createBarsDisplay(out, paintFor(out, env)) : createLinesDisplay(out);
