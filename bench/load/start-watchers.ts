import { fileURLToPath } from 'node:url';
import { failureOf } from '../../launch/processes/process-failure.ts';
import { startProcess } from '../../launch/processes/start-process.ts';
import {
  type FromWatchers,
  fromWatchersSchema,
  type ToWatchers,
  type WatchLoad,
} from './watch-load.ts';

/** Many clients in a process of their own. */
export interface Watchers extends AsyncDisposable {
  /** How long it took to connect and subscribe all of them. */
  readonly openingMs: number;
  /** Deliveries so far, and the bytes of their messages. */
  count(): Promise<{ deliveries: number; bytes: number }>;
  /** Resolves once this many deliveries have arrived in total. @throws with their number if they have not after a minute. */
  reached(deliveries: number): Promise<void>;
  /** The same, but resolves with false if they have not arrived after `ms`. */
  reachedWithin(ms: number, deliveries: number): Promise<boolean>;
  /** How many milliseconds each delivery since the last call took, of those that say when they were sent. */
  latenciesMs(): Promise<readonly number[]>;
}

/** Resolves once all are connected and the server has received their subscriptions. */
export const startWatchers = async (load: WatchLoad): Promise<Watchers> => {
  const answers = new Map<FromWatchers['type'], (message: FromWatchers) => void>();
  let fail = (_reason: string) => {};
  const broken = new Promise<never>((_, reject) => {
    fail = (reason) => reject(new Error(`The watchers failed: ${reason}`));
  });
  const program = fileURLToPath(new URL('watchers-program.ts', import.meta.url));
  const own = await startProcess({
    command: process.execPath,
    args: ['--import', 'tsx', program],
    channel: true,
    onMessage: (message) => {
      const received = fromWatchersSchema.parse(message);
      if (received.type === 'failed') fail(received.reason);
      answers.get(received.type)?.(received);
    },
  });
  const failed = Promise.race([failureOf(own, 'The process of the watchers'), broken]);
  failed.catch(() => {});
  const send = (message: ToWatchers) => own.send(message);
  own.send(load);
  const next = async <Type extends FromWatchers['type']>(type: Type): Promise<Answer<Type>> => {
    const answered = new Promise<Answer<Type>>((resolve) => {
      answers.set(type, (message) => {
        if (isA(type, message)) resolve(message);
      });
    });
    return Promise.race([answered, failed]);
  };
  const { openingMs } = await next('subscribed');
  const count = async () => {
    const counted = next('counted');
    send({ type: 'count' });
    return counted;
  };
  const reachedWithin = async (ms: number, deliveries: number): Promise<boolean> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), ms);
    });
    const reached = next('reached').then(() => true);
    send({ type: 'expect', deliveries });
    return Promise.race([reached, late]).finally(() => clearTimeout(timer));
  };
  return {
    openingMs,
    count,
    latenciesMs: async () => {
      const timed = next('timed');
      send({ type: 'time' });
      return (await timed).latenciesMs;
    },
    reachedWithin,
    reached: async (deliveries) => {
      if (await reachedWithin(timeoutMs, deliveries)) return;
      const { deliveries: arrived } = await count();
      throw new Error(
        `${arrived} of ${deliveries} deliveries arrived within ${timeoutMs / 1000} s.`,
      );
    },
    async [Symbol.asyncDispose]() {
      await own.stop();
    },
  };
};

const timeoutMs = 60_000;

type Answer<Type extends FromWatchers['type']> = Extract<FromWatchers, { type: Type }>;

const isA = <Type extends FromWatchers['type']>(
  type: Type,
  message: FromWatchers,
): message is Answer<Type> => message.type === type;
