import { failureOf } from '../../launch/processes/process-failure.ts';
import { startProcess } from '../../launch/processes/start-process.ts';
import type { Stage } from '../harness/stage.ts';
import { peerFile } from './peer.ts';

/** Publishes in Redis. */
export interface Publisher extends AsyncDisposable {
  /** Resolves when Redis has it. */
  publish(channel: string, text: string): Promise<void>;
}

/** @param emitter the program in `bench/peers/` that publishes in a format of its own. Default: a plain PUBLISH. */
export const startPublisher = async (
  stage: Stage,
  emitter: string | undefined,
): Promise<Publisher> => {
  if (emitter === undefined) {
    return {
      publish: async (channel, text) => {
        await stage.redis.publish(channel, text);
      },
      [Symbol.asyncDispose]: async () => {},
    };
  }
  /** Resolves what was published, in order. */
  const waiting: (() => void)[] = [];
  const own = await startProcess({
    command: process.execPath,
    args: [peerFile(emitter)],
    environment: { PATH: process.env['PATH'], REDIS_URL: stage.redisUrl },
    channel: true,
    onMessage: () => waiting.shift()?.(),
  });
  const failed = failureOf(own, `bench/peers/${emitter}.mjs`);
  return {
    publish: async (channel, text) => {
      const published = new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
      own.send({ channel, text });
      await Promise.race([published, failed]);
    },
    async [Symbol.asyncDispose]() {
      await own.stop();
    },
  };
};
