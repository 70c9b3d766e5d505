import { randomBytes } from 'node:crypto';
import type { Deployment } from '../tasks/deployment.ts';

/** Writes an event of a type that this release does not know, as a newer release writes its events. */
export const writeUnknownEvent = async (
  { redis, keys }: Deployment,
  taskId: string,
  { isPublished = true }: { isPublished?: boolean } = {},
): Promise<void> => {
  const record = keys.record(taskId);
  const [seq = 0, attempt = 0] = (await redis.hmget(record, 'seq', 'attempt')).map(Number);
  const nonce = randomBytes(6).toString('base64url');
  const previousNonce = await redis.hget(record, 'nonce');
  const envelope = { v: 1, taskId, seq: seq + 1, nonce, at: Date.now(), attempt, previousNonce };
  const text = JSON.stringify({ ...envelope, type: 'TaskPraised', praise: { by: ['Ada'] } });
  const writing = redis
    .multi()
    .xadd(keys.log(taskId), `${seq + 1}-0`, 'e', text)
    .hset(record, { seq: seq + 1, nonce });
  await (isPublished ? writing.publish(keys.events(taskId), text) : writing).exec();
};
