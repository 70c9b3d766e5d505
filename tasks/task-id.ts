import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { ReviewKind } from '../contract/kinds.ts';

/** An ID for a task that shares its name with no other. */
export const randomTaskId = (): string => taskId(randomBytes(16));

/** The ID that a caller's idempotency key stands for: the same key, caller and kind give the same ID. */
export const idempotentTaskId = (
  secret: string,
  { owner, kind, key }: { owner: string; kind: ReviewKind; key: string },
): string =>
  taskId(
    createHmac('sha256', secret)
      .update(JSON.stringify(['task', owner, kind, key]))
      .digest(),
  );

/** The ID of the task that one tick of a schedule starts. */
export const tickTaskId = (scheduleId: string, tick: string): string =>
  taskId(
    createHash('sha256')
      .update(JSON.stringify(['tick', scheduleId, tick]))
      .digest(),
  );

const taskId = (bytes: Buffer): string => `t${bytes.toString('hex').slice(0, 32)}`;
