import type { ListedTask } from '../../../tasks/listed-task.ts';
import type { Deployment } from './deployment.ts';

/** The entry of a task in the lists. */
export const entry = (taskId: string, owner = ''): ListedTask => ({ taskId, owner, digest: 'd' });

/** The tasks that the sweep would check at some time. */
export const unfinishedIds = async ({ index }: Pick<Deployment, 'index'>): Promise<string[]> =>
  (await index.due(Number.MAX_SAFE_INTEGER, 1000)).map(({ taskId }) => taskId);

/** Makes the sweep check every unfinished task now. */
export const makeAllDue = async ({ redis, keys }: Deployment): Promise<void> => {
  for (const member of await redis.zrange(keys.unfinished, 0, -1)) {
    await redis.zadd(keys.unfinished, 1, member);
  }
};
