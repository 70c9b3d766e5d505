import type { Chance } from '../../../demo/catalogue/chance.ts';
import { pageOf } from './endpoints.ts';
import type { System } from './system.ts';
import { type Watcher, watch } from './watcher.ts';

/** Watches a task over a WebSocket of its own, from the first event to the last, with a client that hides nothing. */
export const watchPlainly = (system: System, taskId: string, chance: Chance): Watcher =>
  watch({
    taskId,
    endpoint: pageOf(system.door.url),
    transport: 'websocket',
    manner: 'steady',
    client: 'plain',
    chance,
    signal: new AbortController().signal,
    onEvent: () => {},
  });
