import type { Endpoint } from '@reviewcast/client';
import type { TaskFieldsFragment } from '@reviewcast/client/documents';
import { type StartInput, startTask } from '../task/start-task.ts';
import { paintFor } from '../terminal/paint.ts';
import type { TerminalOut } from '../terminal/terminal-out.ts';
import { createBarsDisplay } from './bars-display.ts';
import type { Display } from './display.ts';
import { createLinesDisplay } from './lines-display.ts';
import { watchTasks } from './watch-tasks.ts';

export interface CollectRequest {
  /** On Node 20, create it with `NodeWebSocket`. */
  readonly endpoint: Endpoint;
  readonly starts: readonly StartInput[];
  /** Receives progress and summaries. */
  readonly out: TerminalOut;
  readonly signal?: AbortSignal;
}

/**
 * Starts tasks in parallel, shows their progress (bars on a terminal, lines elsewhere), and prints their summaries.
 *
 * @returns the finished tasks, in the order of `starts`.
 * @throws {ApiError} if the server rejects a request. @throws {ConnectionLostError} if it cannot be reached.
 * @throws the signal's reason when it aborts. Tasks that were started keep running.
 */
export const collectInTerminal = async (request: CollectRequest): Promise<TaskFieldsFragment[]> => {
  const { endpoint, starts, out, signal = new AbortController().signal } = request;
  const started = await Promise.all(starts.map((start) => startTask(endpoint, start, signal)));
  const tasks = started.map(({ task }) => task);
  return watchTasks({ endpoint, tasks, display: displayFor(out, process.env), signal });
};

/** The display for people that suits this stream. */
export const displayFor = (out: TerminalOut, env: NodeJS.ProcessEnv): Display =>
  out.isTTY ? createBarsDisplay(out, paintFor(out, env)) : createLinesDisplay(out);
