import { RedisTimeoutError } from './deadline.ts';
import { ReplicationError } from './replication.ts';
import { UnreachableRedisError } from './unreachable.ts';

/**
 * Whether an error of a Redis command means that Redis is temporarily unavailable, so that a retry can succeed. False for bugs: a
 * retry would hide them.
 */
export const isUnavailable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (ownErrors.some((own) => error instanceof own)) return true;
  if (error.name === 'ReplyError') return temporary.test(error.message);
  return (
    error.name === 'MaxRetriesPerRequestError' ||
    lostConnection.test(error.message) ||
    'syscall' in error
  );
};

const ownErrors = [RedisTimeoutError, ReplicationError, UnreachableRedisError];

/** Replies of a Redis that is starting, failing over, full, or moving slots. */
const temporary =
  /^(LOADING|BUSY|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|OOM|NOREPLICAS|UNBLOCKED|MISCONF|MOVED|ASK)\b/;

/** These errors of ioredis have neither a class nor a code. */
const lostConnection =
  /Connection is closed|Command timed out|Stream isn't writeable|failed to refresh slots|None of startup nodes|All sentinels are unreachable|Connection closed|aborted due to connection close|Too many Cluster redirections|Cluster isn't ready/i;
