import { EventEmitter, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startProcess } from '../../launch/processes/start-process.ts';
import {
  type FromWatchers,
  fromWatchersSchema,
  type ToWatchers,
  type WatchLoad,
} from './watch-load.ts';

/** Many clients in a process of their own. */
export interface Watchers extends AsyncDisposable {
  /** Deliveries so far, and the bytes of their messages. */
  count(): Promise<{ deliveries: number; bytes: number }>;
  /** Resolves once this many deliveries have arrived in total. @throws with their number if they have not after a minute. */
  reached(deliveries: number): Promise<void>;
  /** The same, but resolves with false if they have not arrived after `ms`. */
  reachedWithin(ms: number, deliveries: number): Promise<boolean>;
}

/** Resolves once all are connected and the server has received their subscriptions. */
export const startWatchers = async (load: WatchLoad): Promise<Watchers> => {
  const events = new EventEmitter<{ [Type in FromWatchers['type']]: [message: FromWatchers] }>();
  let reason: string | undefined;
  const program = fileURLToPath(new URL('watchers-program.ts', import.meta.url));
  const own = await startProcess({
    command: process.execPath,
    args: ['--import', 'tsx', program, JSON.stringify(load)],
    channel: true,
    onMessage: (message) => {
      const received = fromWatchersSchema.parse(message);
      if (received.type === 'failed') reason ??= received.reason;
      events.emit(received.type, received);
    },
  });
  const failed = Promise.race([own.ended, once(events, 'failed')]).then(() => {
    throw new Error([`The watchers failed: ${reason ?? ''}`, ...own.lastLines()].join('\n'));
  });
  failed.catch(() => {});
  const send = (message: ToWatchers) => own.send(message);
  const next = async <Type extends FromWatchers['type']>(type: Type) => {
    const [message] = await Promise.race([once(events, type), failed]);
    return fromWatchersSchema.parse(message);
  };
  await next('subscribed');
  const count = async () => {
    const counted = next('counted');
    send({ type: 'count' });
    const message = await counted;
    if (message.type !== 'counted') throw new TypeError(`Received ${message.type}.`);
    return message;
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
    count,
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
