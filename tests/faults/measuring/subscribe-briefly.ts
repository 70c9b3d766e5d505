import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'graphql-ws';
import type { Random } from '../../../demo/catalogue/seeded-random.ts';
import { openEventStream } from './event-stream-connection.ts';
import type { SubscriptionOptions } from './subscription-connection.ts';
import { openWebSocket } from './web-socket-connection.ts';

export interface BriefSubscriptionOptions {
  readonly url: string;
  /** A client whose WebSocket carries any number of subscriptions. */
  readonly shared: Client;
  readonly taskId: string;
  readonly chance: Random;
  /** Called for each result, including errors. */
  readonly onResult: () => void;
}

/**
 * Subscribes to a task over an event stream, a WebSocket of its own, or a shared one, and unsubscribes at a random moment: before
 * the first result, in the middle, or after the end.
 */
export const subscribeBriefly = async ({
  url,
  shared,
  taskId,
  chance,
  onResult,
}: BriefSubscriptionOptions) => {
  const query = `subscription ($id: ID!) { ${chance.pick(['taskEvents', 'taskStatus'])}(id: $id) { cursor } }`;
  const connectionType = chance.pick([
    'own socket',
    'event stream',
    'shared socket',
    'shared socket',
  ]);
  const durationMs = chance.happens(0.2) ? 0 : chance.between(1, 700);
  const subscription = { query, variables: { id: taskId } };
  if (connectionType === 'shared socket') {
    const sink = { next: onResult, error: () => {}, complete: () => {} };
    const unsubscribe = shared.subscribe(subscription, sink);
    await sleep(durationMs);
    unsubscribe();
    return;
  }
  await new Promise<void>((resolve) => {
    const options: SubscriptionOptions = { url, ...subscription, onResult, onEnd: () => resolve() };
    const connection =
      connectionType === 'own socket' ? openWebSocket(options) : openEventStream(options);
    setTimeout(connection.cut, durationMs);
  });
};
