import { reviewKinds } from '../../contract/kinds.ts';
import type { QueueState } from '../../contract/queue-state.ts';
import type { Queues } from '../../tasks/queues.ts';
import type { Settlements } from '../../tasks/settlements.ts';

export interface QueueStores {
  readonly queues: Queues;
  readonly settlements: Settlements;
}

/** Reads the state of every queue: one row for each kind. */
export const readQueueStates = async ({
  queues,
  settlements,
}: QueueStores): Promise<QueueState[]> =>
  Promise.all(
    reviewKinds.map(async (kind) => {
      const [depths, pausedSince, { history, ...lastHour }] = await Promise.all([
        queues.depths(kind),
        queues.pausedSince(kind),
        settlements.lastHour(kind),
      ]);
      const { pending } = depths;
      const upToNow = history.map((entry, i) =>
        i === history.length - 1 ? { ...entry, pending } : entry,
      );
      return { kind, ...depths, pausedSince, ...lastHour, history: upToNow };
    }),
  );

/** What subscribers are told of. An hour in which nothing happened does not change by passing. */
export const withoutIdleMinutes = (states: readonly QueueState[]): unknown =>
  states.map(({ history, ...state }) => ({
    ...state,
    history: history.filter(
      ({ pending, started, succeeded, failed }) => pending + started + succeeded + failed > 0,
    ),
  }));
