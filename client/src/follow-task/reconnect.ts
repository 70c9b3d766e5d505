import type { Endpoint } from '../endpoint/endpoint.ts';
import type { Network } from '../endpoint/network.ts';
import { connect, type Ending, offline } from './connect.ts';
import type { StateStore } from './connection-state.ts';
import { createDeliveredEvents } from './delivered-events.ts';
import { createTransportFallback } from './transport-fallback.ts';
import { delay } from './transports/delay.ts';
import type { TaskEvent, TransportName } from './transports/transport.ts';

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
  const ladder = createTransportFallback(plan.rungs, timing);
  const given = createDeliveredEvents();
  let lastLive = Date.now();

  const prepare = (ending: Ending): number => {
    if (ending.kind === 'climb') ladder.upgrade();
    if (ending.kind === 'completed') ladder.fallBackToPolling();
    if (ending.kind !== 'lost') {
      store.set({ phase: 'connecting', transport: ladder.transport });
      return 0;
    }
    // That there is no network says nothing of the transport: it is kept.
    const waitMs = network.isOnline ? ladder.disconnected(ending) : timing.maxBackoffMs;
    if (ending.connectedMs !== undefined) lastLive = Date.now();
    if (Date.now() - lastLive > plan.giveUpAfterMs) throw ending.problem;
    store.set({
      transport: ladder.transport,
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
      rung: ladder.transport,
      climbAfterMs: ladder.upgradeAfterMs,
      delivered: {
        add(event) {
          ladder.received();
          return given.add(event);
        },
      },
      signal,
      onLive() {
        ladder.connected();
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
    await delay(ms, AbortSignal.any([signal, back.signal]));
  } catch (reason) {
    if (signal.aborted) throw reason;
  } finally {
    stopListening();
  }
};
