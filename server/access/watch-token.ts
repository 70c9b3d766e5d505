import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Task } from '../../contract/task.ts';
import { taskIdSchema } from '../../contract/task-id.ts';

/** What a watch token grants: read access to one task while its record exists. */
export interface WatchGrant {
  readonly taskId: string;
  /** Distinguishes the task from a later one that reuses its ID through the same idempotency key. */
  readonly createdAt: number;
}

const tokenPattern = /^rw1\.([\w-]+)\.([0-9a-z]+)\.([\w-]+)$/;

export const issueWatchToken = (secret: string, { id, createdAt }: Task): string =>
  sign(secret, id, createdAt.toString(36));

/** Verifies a token. Returns undefined unless {@link issueWatchToken} issued it with this secret. */
export const readWatchToken = (secret: string, token: string): WatchGrant | undefined => {
  const [, id, created] = tokenPattern.exec(token) ?? [];
  const taskId = taskIdSchema.safeParse(id).data;
  if (taskId === undefined || created === undefined) return undefined;
  const expected = Buffer.from(sign(secret, taskId, created));
  const actual = Buffer.from(token);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined;
  return { taskId, createdAt: Number.parseInt(created, 36) };
};

const sign = (secret: string, taskId: string, created: string): string => {
  const mac = createHmac('sha256', secret).update(`watch ${taskId} ${created}`).digest('base64url');
  return `rw1.${taskId}.${created}.${mac}`;
};
