import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { ReviewKind } from '../contract/kinds.ts';

/** Generates a unique task ID. */
export const randomTaskId = (): string => `t${randomUUID().replaceAll('-', '')}`;

/** Derives a task ID from an idempotency key. The same caller, kind and key always give the same ID. */
export const idempotentTaskId = (
  secret: string,
  { owner, kind, key }: { owner: string; kind: ReviewKind; key: string },
): string =>
  taskId(
    createHmac('sha256', secret)
      .update(JSON.stringify(['task', owner, kind, key]))
      .digest(),
  );

/** Generates a unique collection ID. */
export const randomCollectionId = (): string => `c${randomUUID().replaceAll('-', '')}`;

/** Derives a collection ID from an idempotency key. The same caller and key always give the same ID. */
export const idempotentCollectionId = (
  secret: string,
  { owner, key }: { owner: string; key: string },
): string =>
  `c${createHmac('sha256', secret)
    .update(JSON.stringify(['collection', owner, key]))
    .digest('hex')
    .slice(0, 32)}`;

/** Derives the ID of the task that is started by one tick of a schedule. */
export const tickTaskId = (scheduleId: string, tick: string): string =>
  derivedTaskId(['tick', scheduleId, tick]);

/** Derives the ID of the task that retries a finished one. An ID that is used again is of another task. */
export const retryTaskId = ({ id, createdAt }: { id: string; createdAt: number }): string =>
  derivedTaskId(['retry', id, createdAt]);

const derivedTaskId = (parts: readonly (string | number)[]): string =>
  taskId(createHash('sha256').update(JSON.stringify(parts)).digest());

const taskId = (bytes: Buffer): string => `t${bytes.toString('hex').slice(0, 32)}`;
