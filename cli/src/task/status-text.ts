import {
  type ConnectionState,
  type ReportedTask,
  reportProgress,
  type SourceReport,
  type TaskView,
} from '@reviewcast/client';
import type { ReviewKind, TaskErrorFieldsFragment } from '@reviewcast/client/documents';
import type { Tone } from '../terminal/paint.ts';

/** A short text and its color. */
export interface StatusText {
  readonly text: string;
  readonly tone: Tone;
}

/** The names of kinds. */
export const kindNames: Readonly<Record<ReviewKind, string>> = {
  COMMUNITY: 'community',
  STORE: 'stores',
  GOOGLE: 'Google',
};

/** The title of a task. */
export const titleOf = (task: { productName: string; kind: ReviewKind }): string =>
  `${task.productName} · ${kindNames[task.kind]}`;

/** The state of a task. */
export const taskStatus = (
  task: ReportedTask & Pick<TaskView, 'attempt' | 'error' | 'retryAt'>,
): StatusText => {
  const { attempt, error, retryAt } = task;
  const report = reportProgress(task);
  switch (report.phase) {
    case 'queued':
      return { text: 'waiting for a worker', tone: 'dim' };
    case 'collecting':
      return { text: attempt > 1 ? `collecting, attempt ${attempt}` : 'collecting', tone: 'bold' };
    case 'retrying':
      return { text: `retrying at ${clock(retryAt)}: ${reason(error)}`, tone: 'yellow' };
    case 'complete':
      return { text: 'done', tone: 'green' };
    case 'partial':
      return { text: 'done, but incomplete', tone: 'yellow' };
    case 'failed':
      return { text: `failed: ${reason(error)}`, tone: 'red' };
    case 'canceled':
      return { text: 'canceled', tone: 'yellow' };
  }
};

/** The state of a task, with its percentage while that changes. */
export const taskProgress = (task: Parameters<typeof taskStatus>[0]): StatusText => {
  const { phase, percent } = reportProgress(task);
  const { text, tone } = taskStatus(task);
  return { text: phase === 'collecting' ? `${percent}%, ${text}` : text, tone };
};

/** The state of one source. */
export const sourceStatus = ({ phase, found, error, cooldownUntil }: SourceReport): StatusText => {
  const count = `${found} found`;
  switch (phase) {
    case 'waiting':
      return { text: 'waiting', tone: 'dim' };
    case 'collecting':
      return { text: count, tone: 'bold' };
    case 'coolingDown':
      return { text: `${count}, cooling down until ${clock(cooldownUntil)}`, tone: 'yellow' };
    case 'done':
      return { text: `${count}, done`, tone: 'green' };
    case 'partial':
      return { text: `${count}, done in part: ${reason(error)}`, tone: 'yellow' };
    case 'failed':
      return { text: `${found > 0 ? `${count}, ` : ''}failed: ${reason(error)}`, tone: 'red' };
    case 'skipped':
      return { text: 'skipped', tone: 'dim' };
    case 'stopped':
      return { text: found > 0 ? `${count}, stopped` : 'stopped', tone: 'dim' };
  }
};

/** Reports a lost connection; undefined otherwise. */
export const connectionStatus = (state: ConnectionState): StatusText | undefined => {
  if (state.phase !== 'reconnecting' || state.nextRetryAt === undefined) return undefined;
  const seconds = Math.max(0, Math.ceil((state.nextRetryAt - Date.now()) / 1000));
  const text = `connection lost, attempt ${state.attempt + 1} in ${seconds} s: ${state.problem ?? ''}`;
  return { text, tone: 'yellow' };
};

/** The command that follows a task. */
export const watchCommandFor = (taskId: string, env: NodeJS.ProcessEnv): string =>
  `${env['npm_lifecycle_event'] === 'tasks' ? 'npm run tasks --' : 'reviewcast'} watch ${taskId}`;

/** An error's message, with local times. */
export const reason = (error: TaskErrorFieldsFragment | null): string =>
  error ? error.message.replace(isoTimestamp, clock) : 'unknown reason';

const isoTimestamp = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** The local time of day, after the date unless it is today. */
const clock = (instant: string | null): string => {
  if (instant === null) return 'an unknown time';
  const date = new Date(instant);
  const time = date.toTimeString().slice(0, 8);
  if (date.toDateString() === new Date().toDateString()) return time;
  return `${date.toLocaleDateString('en-US', { month: 'short', day: 'numeric' })}, ${time}`;
};

/** "1 review", "2 reviews". */
export const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? noun : `${noun}s`}`;
