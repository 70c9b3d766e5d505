import { createHmac, timingSafeEqual } from 'node:crypto';
import { taskIdSchema } from '../../contract/task-id.ts';

/** What a watch token grants: read access to one task, or to one collection and its tasks, while it exists. */
export interface WatchGrant {
  readonly of: 'task' | 'collection';
  readonly id: string;
  /** Distinguishes it from a later one that reuses its ID through the same idempotency key. */
  readonly createdAt: number;
}

const tokenPattern = /^rw1\.([\w-]+)\.([0-9a-z]+)\.([\w-]+)$/;

export const issueWatchToken = (secret: string, { of, id, createdAt }: WatchGrant): string =>
  sign(secret, of, id, createdAt.toString(36));

/** Verifies a token. Returns undefined unless {@link issueWatchToken} issued it with this secret. */
export const readWatchToken = (secret: string, token: string): WatchGrant | undefined => {
  const [, text, created] = tokenPattern.exec(token) ?? [];
  const id = taskIdSchema.safeParse(text).data;
  if (id === undefined || created === undefined) return undefined;
  const actual = Buffer.from(token);
  for (const of of ['task', 'collection'] as const) {
    const expected = Buffer.from(sign(secret, of, id, created));
    if (expected.length === actual.length && timingSafeEqual(expected, actual)) {
      return { of, id, createdAt: Number.parseInt(created, 36) };
    }
  }
  return undefined;
};

const sign = (secret: string, of: WatchGrant['of'], id: string, created: string): string => {
  const subject = of === 'task' ? `watch ${id} ${created}` : `watch ${of} ${id} ${created}`;
  const mac = createHmac('sha256', secret).update(subject).digest('base64url');
  return `rw1.${id}.${created}.${mac}`;
};
