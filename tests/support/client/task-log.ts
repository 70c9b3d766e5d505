import { ApiError, taskNotFound } from '../../../schema/errors.ts';

/** An event of the schema. `cursor` is the task's ID and the event's number. */
export interface LoggedEvent {
  readonly __typename: string;
  readonly taskId: string;
  readonly cursor: string;
  readonly seq: number;
  readonly at: string;
  readonly attempt: number;
  readonly [field: string]: unknown;
}

/** The events of tasks, in memory: a test appends, the scripted server reads. */
export interface TaskLog {
  /** Appends an event to its task. */
  append(taskId: string, event: { __typename: string; [field: string]: unknown }): LoggedEvent;
  /** Yields the events after `after`, and new ones until the final one. */
  follow(taskId: string, after: string | undefined): AsyncIterableIterator<LoggedEvent>;
  page(taskId: string, after: string | undefined, first: number): EventPage;
  /** Drops the oldest events. A cursor before them yields `resynced`. */
  forget(taskId: string, count: number, resynced: { __typename: string; task: object }): void;
}

interface EventPage {
  readonly events: readonly LoggedEvent[];
  readonly cursor: string;
  readonly isFinal: boolean;
}

export const finalTypes = ['TaskSucceeded', 'TaskFailed', 'TaskRevoked'];

export const createTaskLog = (): TaskLog => {
  const logs = new Map<string, LoggedEvent[]>();
  const forgotten = new Map<string, { count: number; resynced: LoggedEvent }>();
  const waiting = new Set<() => void>();

  const read = (taskId: string, after: string | undefined): LoggedEvent[] => {
    const log = logs.get(taskId);
    if (!log) throw taskNotFound(taskId);
    const seq = after === undefined ? 0 : Number(after.replace(`${taskId}.`, ''));
    if (!Number.isInteger(seq)) throw new ApiError('BAD_USER_INPUT', 'after is of another task.');
    const gone = forgotten.get(taskId);
    if (gone && seq < gone.count) return [gone.resynced, ...log.slice(gone.count)];
    return log.slice(seq);
  };

  return {
    append(taskId, event) {
      const log = logs.get(taskId) ?? [];
      logs.set(taskId, log);
      const seq = log.length + 1;
      const cursor = `${taskId}.${seq}`;
      const logged = { at: '2026-11-24T05:28:00.000Z', attempt: 1, ...event, taskId, cursor, seq };
      log.push(logged);
      for (const wake of waiting) wake();
      return logged;
    },
    forget(taskId, count, resynced) {
      const last = logs.get(taskId)?.[count - 1];
      if (!last) throw new Error(`${taskId} has fewer than ${count} events.`);
      forgotten.set(taskId, { count, resynced: { ...last, ...resynced } });
    },
    page(taskId, after, first) {
      const events = read(taskId, after).slice(0, first);
      const cursor = events.at(-1)?.cursor ?? after ?? '';
      const last = logs.get(taskId)?.at(-1);
      const isFinal = last?.cursor === cursor && finalTypes.includes(last.__typename);
      return { events, cursor, isFinal };
    },
    follow(taskId, after) {
      let position = after;
      let pending = read(taskId, after);
      let stopped = false;
      let wake = () => {};
      const woken = () => wake();
      waiting.add(woken);
      const finish = () => {
        stopped = true;
        waiting.delete(woken);
        wake();
        return { done: true as const, value: undefined };
      };
      const isOver = () => {
        const last = logs.get(taskId)?.at(-1);
        return last?.cursor === position && finalTypes.includes(last?.__typename ?? '');
      };
      return {
        async next() {
          for (;;) {
            if (stopped) return finish();
            const [event] = pending.splice(0, 1);
            if (event) {
              position = event.cursor;
              return { done: false, value: event };
            }
            if (isOver()) return finish();
            pending = read(taskId, position);
            if (pending.length > 0) continue;
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        },
        async return() {
          return finish();
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
  };
};
