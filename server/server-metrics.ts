import { Counter, Gauge, type Registry } from 'prom-client';
import { reviewKinds } from '../contract/kinds.ts';
import { withinDeadline } from '../redis/deadline.ts';
import { isUnavailable } from '../redis/unavailable.ts';
import type { Queues } from '../tasks/queues.ts';
import type { WorkerRegistry } from '../tasks/worker-registry.ts';
import type { Feed } from './feed/feed.ts';
import type { GraphqlServer } from './graphql/graphql-server.ts';

interface Measured {
  readonly feed: Feed;
  readonly graphql: Pick<GraphqlServer, 'openSockets' | 'openStreams' | 'executions'>;
  readonly queues: Queues;
  readonly workers: WorkerRegistry;
}

/**
 * Adds the metrics of a server. All are read when they are asked for. Queues and workers are those of the deployment, so that each
 * server reports the same; they are missing while Redis is unavailable.
 */
export const addServerMetrics = (
  registry: Registry,
  { feed, graphql, queues, workers }: Measured,
): void => {
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('reviewcast_websockets', 'Open WebSockets.', graphql.openSockets);
  gauge('reviewcast_streams', 'Open event streams and multipart responses.', graphql.openStreams);
  gauge('reviewcast_watched_tasks', 'Tasks that have watchers.', () => feed.watched);
  gauge('reviewcast_watchers', 'Subscriptions to one task.', () => feed.watchers);

  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  counter(
    'reviewcast_deliveries_total',
    'Events and states of tasks that were given to watchers.',
    () => feed.counts.delivered,
  );
  counter(
    'reviewcast_executions_total',
    'Times that a subscription was executed for an event or a state. Watchers with equal subscriptions share one.',
    graphql.executions,
  );
  counter(
    'reviewcast_gaps_repaired_total',
    'Times that a publication was missing and the log was read instead.',
    () => feed.counts.gaps,
  );

  new Gauge({
    name: 'reviewcast_queue_jobs',
    help: 'Jobs of the deployment, by state: pending, active, or delayed.',
    labelNames: ['kind', 'state'],
    registers,
    async collect() {
      const rows = await ifAvailable(
        Promise.all(reviewKinds.map(async (kind) => ({ kind, depths: await queues.depths(kind) }))),
      );
      this.reset();
      for (const { kind, depths } of rows ?? []) {
        for (const state of ['pending', 'active', 'delayed'] as const) {
          this.set({ kind, state }, depths[state]);
        }
      }
    },
  });
  new Gauge({
    name: 'reviewcast_workers',
    help: 'Workers of the deployment that are alive.',
    registers,
    async collect() {
      const alive = await ifAvailable(workers.list());
      if (alive) this.set(alive.length);
      else this.remove();
    },
  });
};

/** Undefined while Redis is unavailable: metrics that are in Redis are then missing, and the others are still served. */
const ifAvailable = async <T>(reading: Promise<T>): Promise<T | undefined> =>
  withinDeadline(reading).catch((error: unknown) => {
    if (isUnavailable(error)) return undefined;
    throw error;
  });
