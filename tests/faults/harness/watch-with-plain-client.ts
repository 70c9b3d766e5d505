import type { Random } from '../../../demo/catalogue/seeded-random.ts';
import { clientEndpoint } from './endpoints.ts';
import type { System } from './system.ts';
import { type Watcher, watch } from './watcher.ts';

/** Watches a task over a WebSocket of its own, from its first event to its last, with a client that does not drop duplicates. */
export const watchWithPlainClient = (system: System, taskId: string, chance: Random): Watcher =>
  watch({
    taskId,
    endpoint: clientEndpoint(system.loadBalancer.url),
    transport: 'websocket',
    behavior: 'steady',
    client: 'plain',
    chance,
    signal: new AbortController().signal,
    onEvent: () => {},
  });
