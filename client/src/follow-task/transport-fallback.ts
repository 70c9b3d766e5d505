import type { Timing } from '../endpoint/timing.ts';
import type { TransportName } from './transports/transport.ts';

/** Which transport to try next, and when. Holds no timer and makes no connection. */
export interface TransportFallback {
  readonly transport: TransportName;
  /** Losses in a row without an event between them. */
  readonly attempt: number;
  /** When to leave this rung for the highest, in milliseconds from taking it; undefined on the highest. */
  readonly upgradeAfterMs: number | undefined;
  /** The connection stands. */
  connected(): void;
  /** An event has come. */
  received(): void;
  /** The connection is gone or could not be made; the answer is how many milliseconds to wait. */
  disconnected(loss: Loss): number;
  /** It is time to try the highest rung again. */
  upgrade(): void;
  /** A stream was completed without a final event: the next question is for polling. */
  fallBackToPolling(): void;
}

export interface Loss {
  /** How long the connection stood, in milliseconds; undefined where it never did. */
  readonly connectedMs: number | undefined;
  /** How long the server asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number;
}

/**
 * A transport that cannot connect is left for the next lower one at once; when the lowest cannot either, the server is
 * gone rather than the transport, and after a pause everything is tried again from the top. A connection that stood and
 * was cut is made again on the same rung, after a pause, unless it keeps being cut before an event comes.
 *
 * @param rungs from the highest to the lowest; the lowest is `polling`.
 * @param random from 0 to 1, as `Math.random`.
 */
export const createTransportFallback = (
  rungs: readonly TransportName[],
  timing: Timing,
  random: () => number = Math.random,
): TransportFallback => {
  let index = 0;
  let attempt = 0;
  let climbs = 0;
  const lowest = rungs.length - 1;

  const backOff = (retryAfterMs: number) => {
    attempt += 1;
    const longest = Math.min(timing.maxBackoffMs, timing.backoffMs * 2 ** (attempt - 1));
    return Math.max(retryAfterMs, longest * (0.5 + random() / 2));
  };

  return {
    get transport() {
      return rungs[index] ?? 'polling';
    },
    get attempt() {
      return attempt;
    },
    get upgradeAfterMs() {
      if (index === 0) return undefined;
      return Math.min(timing.maxUpgradeMs, timing.upgradeMs * 2 ** climbs);
    },
    connected() {
      if (index === 0) climbs = 0;
    },
    received() {
      attempt = 0;
    },
    disconnected({ connectedMs: stoodMs, retryAfterMs }) {
      if (stoodMs === undefined) {
        if (index < lowest) {
          index += 1;
          return 0;
        }
        index = 0;
        return backOff(retryAfterMs);
      }
      if (stoodMs >= timing.stableMs) attempt = 0;
      const wait = backOff(retryAfterMs);
      if (attempt >= cutsBeforeLeaving && index < lowest) index += 1;
      return wait;
    },
    upgrade() {
      index = 0;
      climbs += 1;
    },
    fallBackToPolling() {
      index = lowest;
    },
  };
};

/** Some middle boxes let a stream open and cut it before anything passes. */
const cutsBeforeLeaving = 3;
