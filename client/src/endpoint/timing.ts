/** How long a follower waits for what. All in milliseconds. */
export interface Timing {
  /** First pause before a lost connection is made again; each further loss in a row doubles it. */
  readonly backoffMs: number;
  /** The longest such pause. */
  readonly maxBackoffMs: number;
  /** How long a connection or an answer may take. */
  readonly connectMs: number;
  /** Pause between the pings of an idle WebSocket. */
  readonly pingMs: number;
  /** How long the answer to a ping may take. */
  readonly pongMs: number;
  /** How long an event stream may be silent; the server writes a heartbeat every 30 s. */
  readonly silenceMs: number;
  /** Pause between two questions of a poller that has read all there is. */
  readonly pollMs: number;
  /** When a follower on a lower rung first tries the highest again; each try in vain doubles it. */
  readonly upgradeMs: number;
  /** The longest such wait. */
  readonly maxUpgradeMs: number;
  /** A connection that held for so long is sound: the next loss counts as the first. */
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
