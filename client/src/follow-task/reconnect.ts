import type { Endpoint } from '../endpoint/endpoint.ts';
import type { Network } from '../endpoint/network.ts';
import { connect, type Ending, offline } from './connect.ts';
import type { StateStore } from './connection-state.ts';
import type { Subject } from './subject.ts';
import { createTransportFallback } from './transport-fallback.ts';
import { delay } from './transports/delay.ts';
import type { TransportName } from './transports/transport.ts';

export interface Plan<Item> {
  readonly endpoint: Endpoint;
  readonly subject: Subject<Item>;
  readonly watchToken: string | undefined;
  /** In order of preference. The last is `polling`. */
  readonly transports: readonly TransportName[];
  /** Gives up after this many milliseconds without a connection. */
  readonly giveUpAfterMs: number;
}

/**
 * Yields items from one connection after another, each resuming where the last one ended, until the last item.
 *
 * @throws {ApiError} if it is not worth a retry, or on giving up. @throws {ConnectionLostError} on giving up.
 * @throws the signal's reason when it aborts.
 */
export async function* reconnect<Item>(
  plan: Plan<Item>,
  store: StateStore,
  signal: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  const { network, timing } = plan.endpoint;
  const fallback = createTransportFallback(plan.transports, timing);
  let lastLive = Date.now();

  const prepare = (ending: Ending): number => {
    if (ending.kind === 'upgrade') fallback.upgrade();
    if (ending.kind === 'completed') fallback.fallBackToPolling();
    if (ending.kind !== 'lost') {
      store.set({ phase: 'connecting', transport: fallback.transport });
      return 0;
    }
    // Being offline says nothing about the transport, so keep it.
    const waitMs = network.isOnline ? fallback.disconnected(ending) : timing.maxBackoffMs;
    if (ending.connectedMs !== undefined) lastLive = Date.now();
    if (Date.now() - lastLive > plan.giveUpAfterMs) throw ending.problem;
    store.set({
      transport: fallback.transport,
      phase: 'reconnecting',
      attempt: fallback.attempt,
      nextRetryAt: waitMs > 0 ? Math.round(Date.now() + waitMs) : undefined,
      problem: network.isOnline ? ending.problem.message : offline,
    });
    return waitMs;
  };

  for (;;) {
    signal.throwIfAborted();
    const ending = yield* connect({
      ...plan,
      transport: fallback.transport,
      upgradeAfterMs: fallback.upgradeAfterMs,
      onItem: fallback.received,
      signal,
      onLive() {
        fallback.connected();
        store.set({ phase: 'live', attempt: 0, problem: undefined });
      },
    });
    if (ending.kind === 'finished') return;
    const waitMs = prepare(ending);
    if (waitMs > 0) await delayUntilOnline(waitMs, network, signal);
    store.set({ nextRetryAt: undefined });
  }
}

/** Waits for `ms` milliseconds, or until the device is online again. @throws the signal's reason when it aborts. */
const delayUntilOnline = async (
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
