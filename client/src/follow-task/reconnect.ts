import { connect, type Ending, offline } from './connect.ts';
import type { StateStore } from './connection-state.ts';
import type { Endpoint } from './endpoint.ts';
import { createGivenEvents } from './given-events.ts';
import { createLadder } from './ladder.ts';
import type { Network } from './network.ts';
import { pause } from './pause.ts';
import type { TaskEvent, TransportName } from './transport.ts';

export interface Plan {
  readonly endpoint: Endpoint;
  readonly taskId: string;
  readonly watchToken: string | undefined;
  /** From the best to `polling`. */
  readonly rungs: readonly TransportName[];
  /** Milliseconds without any connection behind which to give up. */
  readonly giveUpAfterMs: number;
  /** The cursor of the last event that was given. */
  readonly position: () => string | undefined;
}

/**
 * One connection behind another, each from where the last one ended, until the final event.
 *
 * @throws {ApiError} what another try cannot mend, or where it gives up. @throws {ConnectionLostError} where it gives up.
 * @throws the signal's reason when it aborts.
 */
export async function* reconnect(
  plan: Plan,
  store: StateStore,
  signal: AbortSignal,
): AsyncGenerator<TaskEvent, void, undefined> {
  const { network, timing } = plan.endpoint;
  const ladder = createLadder(plan.rungs, timing);
  const given = createGivenEvents();
  let lastLive = Date.now();

  const prepare = (ending: Ending): number => {
    if (ending.kind === 'climb') ladder.climb();
    if (ending.kind === 'completed') ladder.ask();
    if (ending.kind !== 'lost') {
      store.set({ phase: 'connecting', transport: ladder.rung });
      return 0;
    }
    // That there is no network says nothing of the transport: it is kept.
    const waitMs = network.isOnline ? ladder.lost(ending) : timing.maxBackoffMs;
    if (ending.stoodMs !== undefined) lastLive = Date.now();
    if (Date.now() - lastLive > plan.giveUpAfterMs) throw ending.problem;
    store.set({
      transport: ladder.rung,
      phase: 'reconnecting',
      attempt: ladder.attempt,
      nextRetryAt: waitMs > 0 ? Math.round(Date.now() + waitMs) : undefined,
      problem: network.isOnline ? ending.problem.message : offline,
    });
    return waitMs;
  };

  for (;;) {
    signal.throwIfAborted();
    const ending = yield* connect({
      ...plan,
      after: plan.position(),
      rung: ladder.rung,
      climbAfterMs: ladder.climbAfterMs,
      given: {
        add(event) {
          ladder.progressed();
          return given.add(event);
        },
      },
      signal,
      onLive() {
        ladder.live();
        store.set({ phase: 'live', attempt: 0, problem: undefined });
      },
    });
    if (ending.kind === 'over') return;
    const waitMs = prepare(ending);
    if (waitMs > 0) await pauseUntilOnline(waitMs, network, signal);
    store.set({ nextRetryAt: undefined });
  }
}

/** Pauses for `ms` milliseconds, or until the network comes back. @throws the signal's reason when it aborts. */
const pauseUntilOnline = async (
  ms: number,
  network: Network,
  signal: AbortSignal,
): Promise<void> => {
  const back = new AbortController();
  const stopListening = network.listen(() => network.isOnline && back.abort());
  try {
    await pause(ms, AbortSignal.any([signal, back.signal]));
  } catch (reason) {
    if (signal.aborted) throw reason;
  } finally {
    stopListening();
  }
};
