import { randomUUID } from 'node:crypto';
import type { Endpoint } from '../../../client/src/endpoint/endpoint.ts';
import { ownHostEndpoint } from './endpoints.ts';
import { type Watcher, type WatchOptions, watch } from './watcher.ts';

export interface AnyClientOptions
  extends Pick<WatchOptions, 'taskId' | 'transport' | 'chance' | 'signal' | 'onEvent'> {
  /** The GraphQL endpoint. */
  readonly url: string;
  /** Those of which one watches, unless it needs one of its own. */
  readonly endpoints: readonly Endpoint[];
}

/** Watches one task to its end, over this transport, with a random behavior. */
export const watchAsAnyClient = ({ url, endpoints, ...options }: AnyClientOptions): Watcher => {
  const { transport, chance } = options;
  const shared = chance.pick(endpoints);
  return watch({
    ...options,
    endpoint: transport === 'sse' ? ownHostEndpoint(url, randomUUID()) : shared,
    behavior: chance.pick(['steady', 'steady', 'late', 'slow', 'reconnecting']),
    client: chance.pick(['follower', 'plain']),
  });
};
