import { Queue } from 'bullmq';
import { version } from '../contract/event.ts';
import type { JobPayload } from '../contract/job.ts';
import { type Keys, queueName } from '../contract/keys.ts';
import { type ReviewKind, reviewKinds } from '../contract/kinds.ts';
import type { QueueDepths } from '../contract/queue-state.ts';
import type { Connection } from '../redis/connections.ts';
import { redisTime } from '../redis/redis-time.ts';
import { type Place, QueuePlaces } from './queue-places.ts';
import { queueTelemetry } from './queue-telemetry.ts';

/**
 * One BullMQ queue for each kind. A job only means that a task must be processed. The task's record decides everything else, so
 * BullMQ neither counts attempts nor keeps finished jobs.
 */
export class Queues {
  /** What decides which job is next. */
  readonly places: QueuePlaces;
  readonly #connection: Connection;
  readonly #queues: Record<ReviewKind, Queue<JobPayload>>;

  /** @param isTraced whether jobs continue the trace in which they are added. Default: false. */
  constructor(connection: Connection, keys: Keys, isTraced = false) {
    this.places = new QueuePlaces(connection, keys);
    this.#connection = connection;
    const open = (kind: ReviewKind) => {
      const queue = new Queue<JobPayload>(queueName(kind), {
        connection,
        prefix: keys.queuePrefix(kind),
        skipWaitingForReady: true,
        ...(isTraced ? { telemetry: queueTelemetry() } : {}),
        defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
      });
      // The connection reports its errors itself.
      queue.on('error', () => {});
      return queue;
    };
    this.#queues = { COMMUNITY: open('COMMUNITY'), STORE: open('STORE'), GOOGLE: open('GOOGLE') };
  }

  /** BullMQ's own view of the queues. */
  get all(): readonly Queue[] {
    return reviewKinds.map((kind) => this.#queues[kind]);
  }

  /**
   * Adds the task's job, unless it has one.
   *
   * @param by the caller and the place that was reserved. By default, the job is one of the next.
   */
  async add(
    kind: ReviewKind,
    taskId: string,
    { owner = '', place = 1 }: { owner?: string; place?: Place | undefined } = {},
  ): Promise<void> {
    const payload = { v: version, taskId, owner };
    await this.#queues[kind].add('collect', payload, { jobId: taskId, priority: place });
  }

  /** Removes the task's job, unless it is being processed. */
  async remove(kind: ReviewKind, taskId: string): Promise<void> {
    const leaving = this.places.leave(kind, taskId);
    await Promise.all([leaving, this.#queues[kind].remove(taskId)]);
  }

  /** Whether the task has a job: waiting, delayed or being processed. */
  async has(kind: ReviewKind, taskId: string): Promise<boolean> {
    return (await this.#connection.exists(this.#queues[kind].toKey(taskId))) === 1;
  }

  /** The number of jobs ahead of the task's job; null if that is not waiting. */
  async position(kind: ReviewKind, taskId: string): Promise<number | null> {
    const { first, byPlace } = this.#waiting(kind);
    const [index, ahead, rank] = await Promise.all([
      this.#connection.lpos(first, taskId),
      this.#connection.llen(first),
      this.#connection.zrank(byPlace, taskId),
    ]);
    if (rank !== null) return ahead + rank;
    return index === null ? null : ahead - 1 - index;
  }

  async depths(kind: ReviewKind): Promise<QueueDepths> {
    const {
      waiting = 0,
      prioritized = 0,
      active = 0,
      delayed = 0,
    } = await this.#queues[kind].getJobCounts('waiting', 'prioritized', 'active', 'delayed');
    return { pending: waiting + prioritized, active, delayed };
  }

  /** The number of waiting jobs. */
  async pending(kind: ReviewKind): Promise<number> {
    const { first, byPlace } = this.#waiting(kind);
    const counts = await Promise.all([
      this.#connection.llen(first),
      this.#connection.zcard(byPlace),
    ]);
    return counts[0] + counts[1];
  }

  /**
   * Pauses a kind: from now on no worker takes one of its jobs, until it is resumed. Those being processed continue, and waiting jobs
   * keep their order. The pause is kept in Redis, so it survives restarts. Does nothing if the kind is paused.
   */
  async pause(kind: ReviewKind): Promise<void> {
    const queue = this.#queues[kind];
    if (!(await queue.isPaused())) {
      const now = await redisTime(this.#connection);
      await this.#connection.hset(queue.toKey('meta'), sinceField, now);
    }
    await queue.pause();
  }

  /** Ends the pause of a kind. Does nothing if the kind is not paused. */
  async resume(kind: ReviewKind): Promise<void> {
    await this.#queues[kind].resume();
  }

  /** When the kind was paused, in milliseconds since 1970, by the clock of Redis; null if it is not paused. */
  async pausedSince(kind: ReviewKind): Promise<number | null> {
    const meta = this.#queues[kind].toKey('meta');
    const [paused, since] = await this.#connection.hmget(meta, 'paused', sinceField);
    return paused === null || paused === undefined ? null : Number(since ?? 0);
  }

  async close(): Promise<void> {
    await Promise.all(reviewKinds.map((kind) => this.#queues[kind].close()));
  }

  /** The keys of the waiting jobs: those of lost workers, and those of earlier releases, precede the others. */
  #waiting(kind: ReviewKind): { first: string; byPlace: string } {
    const queue = this.#queues[kind];
    return { first: queue.toKey('wait'), byPlace: queue.toKey('prioritized') };
  }
}

/** Our field beside BullMQ's `paused`, in the hash of the queue's settings. It is meaningless while the queue is not paused. */
const sinceField = 'pausedSince';
