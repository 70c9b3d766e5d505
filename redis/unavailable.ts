import { RedisTimeoutError } from './deadline.ts';
import { ReplicationError } from './replication.ts';

/**
 * Whether an error of a Redis command means that Redis is away for now, so that trying again later is right. Errors of our own
 * making are not: trying again would hide them.
 */
export const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error instanceof RedisTimeoutError || error instanceof ReplicationError) return true;
  if (error.name === 'ReplyError') return passing.test(error.message);
  return (
    error.name === 'MaxRetriesPerRequestError' ||
    lostConnection.test(error.message) ||
    'syscall' in error
  );
};

/** What Redis answers while it starts, fails over, is full or moves slots. */
const passing =
  /^(LOADING|BUSY|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|OOM|NOREPLICAS|UNBLOCKED|MISCONF|MOVED|ASK)\b/;

/** ioredis gives these no class or code of their own. */
const lostConnection =
  /Connection is closed|Command timed out|Stream isn't writeable|failed to refresh slots|None of startup nodes|All sentinels are unreachable|Connection closed|aborted due to connection close|Too many Cluster redirections|Cluster isn't ready/i;
