import { startAnsweringProcess } from '../harness/answering-process.ts';
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
  const own = await startAnsweringProcess({
    name: `bench/peers/${emitter}.mjs`,
    args: [peerFile(emitter)],
    environment: { PATH: process.env['PATH'], REDIS_URL: stage.redisUrl },
  });
  return {
    publish: async (channel, text) => {
      await own.ask({ channel, text });
    },
    [Symbol.asyncDispose]: () => own[Symbol.asyncDispose](),
  };
};
