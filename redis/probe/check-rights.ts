import type { Redis } from 'ioredis';
import { z } from 'zod';
import { UnsuitableRedisError } from '../requirements.ts';
import { replyCodeOf } from './reply-code.ts';

/** Names that a deployment uses: its user must have access to each. */
export interface UsedNames {
  readonly keys: readonly string[];
  readonly channels: readonly string[];
}

/**
 * Checks that the user may run the commands of every kind that Reviewcast and BullMQ use, on the keys and channels that they use.
 * Changes nothing.
 *
 * @throws {UnsuitableRedisError} naming what the user may not do.
 */
export const assertRights = async (
  redis: Redis,
  { keys, channels }: UsedNames,
  options: { isCluster: boolean; waits: boolean },
): Promise<void> => {
  const required: Requirement[] = [
    ...withoutNames.map((command) => requirement(command, '')),
    ...(options.isCluster ? [requirement(['CLUSTER', 'SLOTS'], '')] : []),
    ...(options.waits ? [requirement(['WAIT', '0', '1'], '')] : []),
    ...keys.flatMap((key) =>
      onKeys.map(([name, ...rest]) => requirement([name, key, ...rest], ` on the key ${key}`)),
    ),
    ...channels.flatMap((channel) => [
      requirement(['PUBLISH', channel, ''], ` on the channel ${channel}`),
      requirement(['SUBSCRIBE', channel], ` on the channel ${channel}`),
      ...(options.isCluster
        ? [
            requirement(['SPUBLISH', channel, ''], ` on the channel ${channel}`),
            requirement(['SSUBSCRIBE', channel], ` on the channel ${channel}`),
          ]
        : []),
    ]),
  ];
  const denied = await deniedOf(redis, required);
  const [first] = denied;
  if (!first) return;
  const together = denied.filter(({ where }) => where === first.where);
  throw missingRight(`run ${together.map(({ name }) => name).join(', ')}${first.where}`);
};

/** @param right completes the sentence: the user may not … */
export const missingRight = (right: string): UnsuitableRedisError =>
  new UnsuitableRedisError(
    `The Redis user in REDIS_URL may not ${right}; grant it the rights that docs/redis.md lists.`,
  );

interface Requirement {
  readonly command: readonly string[];
  readonly name: string;
  readonly where: string;
}

const requirement = (command: readonly string[], where: string): Requirement => {
  const [name = '', subcommand = ''] = command;
  return { command, where, name: name === 'CLUSTER' ? `${name} ${subcommand}` : name };
};

const withoutNames = [['EVALSHA', '', '0'], ['MULTI'], ['EXEC'], ['TIME'], ['INFO']];

/** Commands of every kind, as they continue after the key. */
const onKeys: readonly (readonly [string, ...string[]])[] = [
  ['SET', ''],
  ['GET'],
  ['DEL'],
  ['EXISTS'],
  ['PEXPIREAT', '1'],
  ['INCRBY', '1'],
  ['HSET', '', ''],
  ['HMGET', ''],
  ['ZADD', '1', ''],
  ['ZRANGEBYSCORE', '0', '1'],
  ['LPUSH', ''],
  ['LRANGE', '0', '1'],
  ['SADD', ''],
  ['XADD', '*', '', ''],
  ['XRANGE', '-', '+'],
  ['BZPOPMIN', '1'],
];

const deniedOf = async (redis: Redis, required: readonly Requirement[]): Promise<Requirement[]> => {
  const commands = JSON.stringify(required.map(({ command }) => command));
  try {
    const indexes = z.array(z.number()).parse(await redis.eval(script, 0, commands));
    return indexes.flatMap((i) => required[i - 1] ?? []);
  } catch (error) {
    if (replyCodeOf(error) === 'NOPERM') throw missingRight('run scripts (EVAL)');
    throw error;
  }
};

const script = `
local denied = {}
for i, command in ipairs(cjson.decode(ARGV[1])) do
  if not redis.acl_check_cmd(unpack(command)) then table.insert(denied, i) end
end
return denied`;
