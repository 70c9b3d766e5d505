import type { Timing } from '../endpoint/timing.ts';
import type { TransportName } from './transports/transport.ts';

/** Decides which transport to try next, and when. Has no timers and opens no connections. */
export interface TransportFallback {
  readonly transport: TransportName;
  /** Losses in a row without an event in between. */
  readonly attempt: number;
  /** How many milliseconds to stay on this transport before trying the preferred one; undefined if this is it. */
  readonly upgradeAfterMs: number | undefined;
  /** Call when a connection is established. */
  connected(): void;
  /** Call when an event arrives. */
  received(): void;
  /** Call when a connection fails or is lost. @returns how many milliseconds to wait before the next attempt. */
  disconnected(loss: Loss): number;
  /** Switches to the preferred transport. */
  upgrade(): void;
  /** Switches to polling. Call when a stream completes without a final event. */
  fallBackToPolling(): void;
}

export interface Loss {
  /** How long the connection lasted, in milliseconds; undefined if it was never established. */
  readonly connectedMs: number | undefined;
  /** The minimum wait that the server asked for, in milliseconds. */
  readonly retryAfterMs: number;
}

/**
 * If a transport cannot connect, the next one is tried at once. If the last one cannot connect either, the server is down, and all are
 * tried again after a delay. If an established connection is lost, the same transport reconnects after a delay, unless it keeps
 * being cut before an event arrives.
 *
 * @param transports in order of preference; the last is `polling`.
 * @param random returns 0 to 1, as `Math.random` does.
 */
export const createTransportFallback = (
  transports: readonly TransportName[],
  timing: Timing,
  random: () => number = Math.random,
): TransportFallback => {
  let index = 0;
  let attempt = 0;
  let failedUpgrades = 0;
  const last = transports.length - 1;

  const backOff = (retryAfterMs: number) => {
    attempt += 1;
    const maxWait = Math.min(timing.maxBackoffMs, timing.backoffMs * 2 ** (attempt - 1));
    return Math.max(retryAfterMs, maxWait * (0.5 + random() / 2));
  };

  return {
    get transport() {
      return transports[index] ?? 'polling';
    },
    get attempt() {
      return attempt;
    },
    get upgradeAfterMs() {
      if (index === 0) return undefined;
      return Math.min(timing.maxUpgradeMs, timing.upgradeMs * 2 ** failedUpgrades);
    },
    connected() {
      if (index === 0) failedUpgrades = 0;
    },
    received() {
      attempt = 0;
    },
    disconnected({ connectedMs, retryAfterMs }) {
      if (connectedMs === undefined) {
        if (index < last) {
          index += 1;
          return 0;
        }
        index = 0;
        return backOff(retryAfterMs);
      }
      if (connectedMs >= timing.stableMs) attempt = 0;
      const wait = backOff(retryAfterMs);
      if (attempt >= lossesBeforeFallback && index < last) index += 1;
      return wait;
    },
    upgrade() {
      index = 0;
      failedUpgrades += 1;
    },
    fallBackToPolling() {
      index = last;
    },
  };
};

/** Some proxies let a stream open and cut it before any data arrives. */
const lossesBeforeFallback = 3;
