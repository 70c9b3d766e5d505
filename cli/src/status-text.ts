import type { ConnectionState, TaskView } from '@reviewcast/client';
import type {
  ProgressFieldsFragment,
  ReviewKind,
  TaskErrorFieldsFragment,
} from '@reviewcast/client/documents';
import type { Tone } from './paint.ts';

/** A short text and its color. */
export interface StatusText {
  readonly text: string;
  readonly tone: Tone;
}

export type SourceProgress = ProgressFieldsFragment['sources'][number];

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
export const taskStatus = ({
  status,
  attempt,
  result,
  error,
  retryAt,
}: Pick<TaskView, 'status' | 'attempt' | 'result' | 'error' | 'retryAt'>): StatusText => {
  switch (status) {
    case 'PENDING':
      return { text: 'waiting for a worker', tone: 'dim' };
    case 'STARTED':
      return { text: attempt > 1 ? `collecting, attempt ${attempt}` : 'collecting', tone: 'bold' };
    case 'RETRY':
      return { text: `retrying at ${clock(retryAt)}: ${reason(error)}`, tone: 'yellow' };
    case 'SUCCESS':
      if (result?.complete) return { text: 'done', tone: 'green' };
      return { text: 'done, but incomplete', tone: 'yellow' };
    case 'FAILURE':
      return { text: `failed: ${reason(error)}`, tone: 'red' };
    case 'REVOKED':
      return { text: 'canceled', tone: 'yellow' };
  }
};

/** The state of one source. */
export const sourceStatus = ({
  status,
  found,
  error,
  cooldownUntil,
}: SourceProgress): StatusText => {
  const count = `${found} found`;
  switch (status) {
    case 'WAITING':
      return { text: 'waiting', tone: 'dim' };
    case 'COLLECTING':
      if (!cooldownUntil) return { text: count, tone: 'bold' };
      return { text: `${count}, cooling down until ${clock(cooldownUntil)}`, tone: 'yellow' };
    case 'DONE':
      return { text: `${count}, done`, tone: 'green' };
    case 'FAILED':
      return { text: `${found > 0 ? `${count}, ` : ''}failed: ${reason(error)}`, tone: 'red' };
    case 'SKIPPED':
      return { text: 'skipped', tone: 'dim' };
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

/** An error's message. */
export const reason = (error: TaskErrorFieldsFragment | null): string =>
  error ? error.message : 'unknown reason';

/** The local time of day. */
const clock = (instant: string | null): string =>
  instant === null ? 'an unknown time' : new Date(instant).toTimeString().slice(0, 8);
