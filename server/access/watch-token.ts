import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Task } from '../../contract/task.ts';
import { taskIdSchema } from '../../contract/task-id.ts';

/** What a watch token lets its bearer read: one task, as long as its record lives. */
export interface WatchGrant {
  readonly taskId: string;
  /** Tells a task apart from a later one that has its ID by the same idempotency key. */
  readonly createdAt: number;
}

const form = /^rw1\.([\w-]+)\.([0-9a-z]+)\.([\w-]+)$/;

export const issueWatchToken = (secret: string, { id, createdAt }: Task): string =>
  sign(secret, id, createdAt.toString(36));

/** Undefined for what {@link issueWatchToken} did not write with this secret. */
export const readWatchToken = (secret: string, token: string): WatchGrant | undefined => {
  const [, id, created] = form.exec(token) ?? [];
  const taskId = taskIdSchema.safeParse(id).data;
  if (taskId === undefined || created === undefined) return undefined;
  const genuine = Buffer.from(sign(secret, taskId, created));
  const given = Buffer.from(token);
  if (genuine.length !== given.length || !timingSafeEqual(genuine, given)) return undefined;
  return { taskId, createdAt: Number.parseInt(created, 36) };
};

const sign = (secret: string, taskId: string, created: string): string => {
  const mac = createHmac('sha256', secret).update(`watch ${taskId} ${created}`).digest('base64url');
  return `rw1.${taskId}.${created}.${mac}`;
};
