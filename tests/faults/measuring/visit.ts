import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'graphql-ws';
import type { Chance } from '../../../demo/catalogue/chance.ts';
import type { ConnectionOptions } from './connection.ts';
import { readEventStream } from './event-stream-connection.ts';
import { readSocket } from './socket-connection.ts';

export interface VisitOptions {
  readonly url: string;
  /** May carry any number of visits at the same time. */
  readonly shared: Client;
  readonly taskId: string;
  readonly chance: Chance;
  /** Is told of each result, an error too. */
  readonly onResult: () => void;
}

/**
 * Subscribes to a task, over an event stream, a socket of its own or a shared one, and leaves at any moment: before the answer, in
 * the middle, or behind the end.
 */
export const visit = async ({ url, shared, taskId, chance, onResult }: VisitOptions) => {
  const query = `subscription ($id: ID!) { ${chance.pick(['taskEvents', 'taskStatus'])}(id: $id) { cursor } }`;
  const way = chance.pick(['own socket', 'event stream', 'shared socket', 'shared socket']);
  const stay = chance.happens(0.2) ? 0 : chance.between(1, 700);
  const subscription = { query, variables: { id: taskId } };
  if (way === 'shared socket') {
    const sink = { next: onResult, error: () => {}, complete: () => {} };
    const leave = shared.subscribe(subscription, sink);
    await sleep(stay);
    leave();
    return;
  }
  await new Promise<void>((resolve) => {
    const options: ConnectionOptions = { url, ...subscription, onResult, onEnd: () => resolve() };
    const connection = way === 'own socket' ? readSocket(options) : readEventStream(options);
    setTimeout(connection.cut, stay);
  });
};
