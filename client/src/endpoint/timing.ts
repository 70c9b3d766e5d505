/** Delays and timeouts, in milliseconds. */
export interface Timing {
  /** The first delay before reconnecting. Each further loss in a row doubles it, with up to 50 % jitter. */
  readonly backoffMs: number;
  /** The longest delay before reconnecting. */
  readonly maxBackoffMs: number;
  /** Timeout of a connection attempt or a response. */
  readonly connectMs: number;
  /** Interval between pings on a WebSocket. */
  readonly pingMs: number;
  /** Timeout of the response to a ping. */
  readonly pongMs: number;
  /** Timeout of an event stream without data. The server sends a heartbeat every 30 s. */
  readonly silenceMs: number;
  /** Interval between polls once all events have been read. */
  readonly pollMs: number;
  /** The first delay before a fallback transport tries to upgrade. Each failed upgrade doubles it. */
  readonly upgradeMs: number;
  /** The longest delay before an upgrade. */
  readonly maxUpgradeMs: number;
  /** A connection that lasted this long is stable: the next loss counts as the first. */
  readonly stableMs: number;
}

export const defaultTiming: Timing = {
  backoffMs: 500,
  maxBackoffMs: 30_000,
  connectMs: 10_000,
  pingMs: 15_000,
  pongMs: 5_000,
  silenceMs: 75_000,
  pollMs: 2_000,
  upgradeMs: 30_000,
  maxUpgradeMs: 600_000,
  stableMs: 10_000,
};
