import { fileURLToPath } from 'node:url';
import { readEnvironment } from '../process/read-environment.ts';
import { processVariables as variables } from '../process/variables.ts';
import type { ServerOptions } from './start-server.ts';

/**
 * The options of a server, out of the variables that docs/configuration.md describes.
 *
 * @throws {InvalidEnvironmentError} naming each variable, what it held and what it may hold.
 */
export const serverConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): ServerOptions => {
  const {
    HOST: host,
    PORT: port,
    LOG_LEVEL: logLevel,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: prefix,
    ...rest
  } = readEnvironment(
    {
      HOST: variables.HOST,
      PORT: variables.PORT,
      LOG_LEVEL: variables.LOG_LEVEL,
      REDIS_URL: variables.REDIS_URL,
      REDIS_PREFIX: variables.REDIS_PREFIX,
      TASK_TTL_SECONDS: variables.TASK_TTL_SECONDS,
      TASK_HARD_LIMIT_SECONDS: variables.TASK_HARD_LIMIT_SECONDS,
      LOG_MAX_EVENTS: variables.LOG_MAX_EVENTS,
      REDIS_WAIT_REPLICAS: variables.REDIS_WAIT_REPLICAS,
      HEARTBEAT_SECONDS: variables.HEARTBEAT_SECONDS,
      STUCK_SECONDS: variables.STUCK_SECONDS,
      DRAIN_SECONDS: variables.DRAIN_SECONDS,
      API_KEYS: variables.API_KEYS,
      OPERATOR_KEYS: variables.OPERATOR_KEYS,
      TOKEN_SECRET: variables.TOKEN_SECRET,
      ALLOW_ANONYMOUS: variables.ALLOW_ANONYMOUS,
      SCHEDULES_PER_CALLER: variables.SCHEDULES_PER_CALLER,
      STARTS_PER_MINUTE: variables.STARTS_PER_MINUTE,
    },
    environment,
  );
  return {
    host,
    port,
    logLevel,
    redisUrl,
    prefix,
    ttlSeconds: rest.TASK_TTL_SECONDS,
    hardLimitSeconds: rest.TASK_HARD_LIMIT_SECONDS,
    maxEvents: rest.LOG_MAX_EVENTS,
    waitReplicas: rest.REDIS_WAIT_REPLICAS,
    heartbeatMs: rest.HEARTBEAT_SECONDS * 1000,
    stuckMs: rest.STUCK_SECONDS * 1000,
    drainMs: rest.DRAIN_SECONDS * 1000,
    apiKeys: rest.API_KEYS,
    operatorKeys: rest.OPERATOR_KEYS,
    tokenSecret: rest.TOKEN_SECRET,
    allowAnonymous: rest.ALLOW_ANONYMOUS,
    schedulesPerCaller: rest.SCHEDULES_PER_CALLER,
    startsPerMinute: rest.STARTS_PER_MINUTE,
    webFolder,
  };
};

/** Where `npm run build` of the client example leaves the application. */
const webFolder = fileURLToPath(new URL('../client-example/dist', import.meta.url));
