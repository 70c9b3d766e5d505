import { ApiError } from '../../schema/errors.ts';
import type { StartLimit } from '../../tasks/start-limit.ts';

/** @throws RATE_LIMITED where the caller has started as many tasks as it may within a minute. */
export const assertMayStart = async (
  limit: StartLimit | undefined,
  owner: string,
): Promise<void> => {
  const waitMs = await limit?.take(owner);
  if (waitMs === undefined || limit === undefined) return;
  const { perMinute } = limit;
  throw new ApiError(
    'RATE_LIMITED',
    `This caller has started ${perMinute} ${perMinute === 1 ? 'task' : 'tasks'} within a minute, which is as many as it may (STARTS_PER_MINUTE). It may start another in ${Math.ceil(waitMs / 1000)} s.`,
  );
};
