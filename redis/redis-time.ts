import type { Connection } from './connections.ts';

/**
 * The time by the clock of Redis, in milliseconds since 1970. Processes compare times with each other by this clock, because their own
 * may differ.
 */
export const redisTime = async (redis: Connection): Promise<number> => {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
};

/**
 * Lua that sets `now` to the time by the clock of Redis, in milliseconds since 1970. It stands still while a script runs, so a script asks
 * once.
 */
export const luaClock = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;
