import type { Result } from 'ioredis';
import { z } from 'zod';
import {
  type Collection,
  type CollectionPlan,
  collectionPlanSchema,
} from '../../contract/collection.ts';
import type { Keys } from '../../contract/keys.ts';
import type { ReviewKind } from '../../contract/kinds.ts';
import type { Connection } from '../../redis/connections.ts';
import { luaClock, redisTime } from '../../redis/redis-time.ts';
import { json } from '../event-log/record-values.ts';
import { randomTaskId } from '../task-id.ts';
import { unfinishedTtlMs } from '../unfinished-ttl.ts';
import { parseStored, readKey } from '../unreadable.ts';

/**
 * What collections were started with, and which tasks they consist of. An entry is written before the tasks, and expires with them: at
 * the same instant once all of them have finished, and until then {@link unfinishedTtlMs} after its latest change.
 */
export class CollectionStore {
  readonly #redis: Connection;
  readonly #keys: Keys;

  constructor(redis: Connection, keys: Keys) {
    this.#redis = redis;
    this.#keys = keys;
    redis.defineCommand('changeCollection', { lua: luaClock + script, numberOfKeys: 1 });
  }

  /**
   * Creates a collection, with the IDs that its tasks will have, unless the ID is in use.
   *
   * @returns the collection that has the ID afterwards.
   */
  async create(
    id: string,
    plan: CollectionPlan,
    digest: string,
  ): Promise<{ readonly collection: Collection; readonly created: boolean }> {
    const tasks = plan.parts.flatMap(({ kind }) => [taskField(kind), randomTaskId()]);
    const fields = ['plan', JSON.stringify(plan), 'digest', digest, ...tasks];
    const key = this.#keys.collection(id);
    const reply = await readKey(
      key,
      this.#redis.changeCollection(key, 'create', unfinishedTtlMs, ...fields),
    );
    const [created, flat] = createdSchema.parse(reply);
    return { collection: this.#parse(id, hashOf(flat)), created: created === 1 };
  }

  /** Returns undefined if there is no such collection. @throws {UnreadableDataError} */
  async find(id: string): Promise<Collection | undefined> {
    const key = this.#keys.collection(id);
    const hash = await readKey(key, this.#redis.hgetall(key));
    return Object.keys(hash).length === 0 ? undefined : this.#parse(id, hash);
  }

  /**
   * Puts the task that retries a task in its place, and keeps the collection until it is told when to expire.
   *
   * @returns false if the task is not, or no longer, part of the collection.
   */
  async replace({ collectionId, kind, owner }: Member, from: string, to: string): Promise<boolean> {
    const reply = await this.#redis.changeCollection(
      this.#keys.collection(collectionId),
      'replace',
      unfinishedTtlMs,
      taskField(kind),
      from,
      to,
      this.#keys.changed,
      `${collectionId} ${owner}`,
    );
    return reply === 1;
  }

  /** Takes a deleted task out of its collection. The last one takes the collection with it. */
  remove(member: Member, taskId: string): Promise<boolean> {
    return this.replace(member, taskId, '');
  }

  /** @param expiresAt in milliseconds since 1970; 0 deletes it. */
  async expireAt(id: string, expiresAt: number): Promise<void> {
    await this.#redis.pexpireat(this.#keys.collection(id), expiresAt);
  }

  /** The time by the clock of Redis, in milliseconds since 1970. */
  now(): Promise<number> {
    return redisTime(this.#redis);
  }

  #parse(id: string, hash: Record<string, string>): Collection {
    const { plan, createdAt, digest } = parseStored(this.#keys.collection(id), hashSchema, hash);
    const tasks = plan.parts.map((part) => ({ part, taskId: hash[taskField(part.kind)] }));
    return { ...plan, id, createdAt, digest, tasks };
  }
}

/** The place of a task in a collection. */
interface Member {
  readonly collectionId: string;
  readonly kind: ReviewKind;
  readonly owner: string;
}

const taskField = (kind: ReviewKind): string => `task:${kind}`;

const hashSchema = z.object({
  plan: json.pipe(collectionPlanSchema),
  createdAt: z.coerce.number().int(),
  digest: z.string(),
});

const createdSchema = z.tuple([z.number(), z.array(z.string())]);

const hashOf = (flat: readonly string[]): Record<string, string> =>
  Object.fromEntries(flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1] ?? '']] : [])));

/** `replace` with an empty ID removes the task. */
const script = `
  local operation, ttlMs, field, from, to, channel, message = unpack(ARGV)
  if operation == 'create' then
    if redis.call('EXISTS', KEYS[1]) == 1 then return { 0, redis.call('HGETALL', KEYS[1]) } end
    redis.call('HSET', KEYS[1], 'createdAt', string.format('%.0f', now), unpack(ARGV, 3))
    redis.call('PEXPIRE', KEYS[1], ttlMs)
    return { 1, redis.call('HGETALL', KEYS[1]) }
  end
  if redis.call('HGET', KEYS[1], field) ~= from then return 0 end
  if to == '' then
    redis.call('HDEL', KEYS[1], field)
    local isEmpty = true
    for _, name in ipairs(redis.call('HKEYS', KEYS[1])) do
      if string.find(name, '^task:') then isEmpty = false end
    end
    if isEmpty then redis.call('DEL', KEYS[1]) end
  else
    redis.call('HSET', KEYS[1], field, to)
    redis.call('PEXPIRE', KEYS[1], ttlMs)
  end
  redis.call('PUBLISH', channel, message)
  return 1
`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    changeCollection(
      key: string,
      operation: string,
      ...args: (string | number)[]
    ): Result<unknown, Context>;
  }
}
