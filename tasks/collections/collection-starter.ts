import { createHash } from 'node:crypto';
import type { Collection, CollectionPlan } from '../../contract/collection.ts';
import { version } from '../../contract/event.ts';
import type { TaskInput } from '../../contract/task.ts';
import type { StepRunner } from '../../redis/script-steps.ts';
import type { EventLog } from '../event-log/event-log.ts';
import type { JoinIndex } from '../join-index.ts';
import { comparableName } from '../product-name.ts';
import { countedBy, type StartPermit } from '../start-permit.ts';
import { randomCollectionId } from '../task-id.ts';
import { isJoinable, type TaskStarter } from '../task-starter.ts';
import { readCollectionTasks } from './collection-end.ts';
import type { CollectionStore } from './collection-store.ts';

/** What a caller asks for. */
export interface CollectionRequest {
  readonly plan: Omit<CollectionPlan, 'v'>;
  /** What it named. What is undefined follows from the configuration, so that it does not tell requests apart. */
  readonly named: {
    readonly kinds?: readonly string[] | undefined;
    readonly sources?: readonly string[] | undefined;
    readonly keepFor?: number | undefined;
  };
  /** The ID of the collection, however often the call is repeated. A random ID by default. */
  readonly id?: string | undefined;
  /** Joins an equal collection that finished no longer than this many milliseconds ago. Joins none by default. */
  readonly maxAgeMs?: number | undefined;
  /** Whose starts the limiter counts its tasks among. By default, they do not count. */
  readonly permit?: StartPermit | undefined;
}

export interface StartedCollection {
  readonly collection: Collection;
  /** Whether the collection existed before. */
  readonly joined: boolean;
}

interface Stores {
  readonly steps: StepRunner;
  readonly log: EventLog;
  readonly joins: JoinIndex;
  readonly collections: CollectionStore;
  readonly starter: TaskStarter;
}

/**
 * Starts the tasks of collections: all of them, or, if a limit refuses one, none. What a collection consists of is written first. So a
 * call that repeats an interrupted one, with the same ID, starts the tasks that are missing, and never one twice.
 */
export class CollectionStarter {
  readonly #stores: Stores;

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  /**
   * @throws {CollectionMismatchError} if the collection with that ID was started with different input.
   * @throws {StartRefusedError} if a limit has been reached.
   */
  async start({ id, maxAgeMs, permit, ...request }: CollectionRequest): Promise<StartedCollection> {
    const { collections, joins, steps } = this.#stores;
    const plan = { ...request.plan, v: version };
    const digest = digestOf(request);
    if (id !== undefined || maxAgeMs === undefined) {
      const collectionId = id ?? randomCollectionId();
      const { collection, created } = await collections.create(collectionId, plan, digest);
      if (collection.digest !== digest) throw new CollectionMismatchError(collectionId);
      if (created) await steps.run([[joins.setting({ digest, taskId: collectionId })]]);
      return this.#startTasks(collection, !created, permit);
    }
    for (;;) {
      const held = await joins.find(digest);
      const existing = held && (await collections.find(held.taskId));
      if (existing && (await this.#isJoinable(existing, maxAgeMs, held.now))) {
        return this.#startTasks(existing, true, permit);
      }
      const { collection } = await collections.create(randomCollectionId(), plan, digest);
      const claiming = joins.claiming({ digest, taskId: collection.id }, held?.taskId);
      const isClaimed = (await steps.run([[claiming]])).of(claiming);
      if (isClaimed) return this.#startTasks(collection, false, permit);
      // Another call was faster: join the collection of that call.
      await collections.expireAt(collection.id, 0);
    }
  }

  async #isJoinable(collection: Collection, maxAgeMs: number, now: number): Promise<boolean> {
    const { tasks, isFinished } = await readCollectionTasks(this.#stores.log, collection, now);
    if (!isFinished) return true;
    const isWhole = tasks.length === collection.parts.length;
    return isWhole && tasks.every((task) => isJoinable(task, maxAgeMs, now));
  }

  async #startTasks(
    collection: Collection,
    joined: boolean,
    permit: StartPermit | undefined,
  ): Promise<StartedCollection> {
    const inputs = inputsOf(collection);
    try {
      await this.#reserve(inputs, permit);
    } catch (error) {
      if (!joined) await this.#withdraw(collection, inputs);
      throw error;
    }
    const { starter } = this.#stores;
    await Promise.all(inputs.map(({ taskId, input }) => starter.startWithId(taskId, input)));
    return { collection, joined };
  }

  /** Deletes a collection whose start was refused, unless another call has started its tasks meanwhile. */
  async #withdraw({ id, digest }: Collection, inputs: readonly Input[]): Promise<void> {
    const { collections, joins, log } = this.#stores;
    const positions = await log.positions(inputs.map(({ taskId }) => taskId));
    if (positions.some((position) => position !== undefined)) return;
    await Promise.all([collections.expireAt(id, 0), joins.release(digest, id)]);
  }

  /** Reserves what the tasks that do not exist yet need, all of it or nothing. */
  async #reserve(inputs: readonly Input[], permit: StartPermit | undefined): Promise<void> {
    const { log, steps, starter } = this.#stores;
    const positions = await log.positions(inputs.map(({ taskId }) => taskId));
    const missing = inputs.filter((_, i) => positions[i] === undefined);
    const countings = inputs.map(() => countedBy(permit));
    const reservations = missing.map(({ taskId, input }) =>
      starter.admission.reserving({ ...input, taskId }),
    );
    const replies = await steps.run([
      ...countings.map((counting) => counting.steps),
      ...reservations.map((reservation) => reservation.steps),
    ]);
    for (const counting of countings) counting.assertIn(replies);
    const refusal = reservations.flatMap((one) => one.refusalIn(replies) ?? [])[0];
    if (!refusal) return;
    for (const reservation of reservations) reservation.undo(replies);
    throw refusal;
  }
}

interface Input {
  readonly taskId: string;
  readonly input: TaskInput;
}

const inputsOf = ({ id, createdAt, tasks, ...plan }: Collection): Input[] =>
  tasks.flatMap(({ part, taskId }) =>
    taskId === undefined
      ? []
      : {
          taskId,
          input: {
            kind: part.kind,
            sources: part.sources,
            productName: plan.productName,
            maxReviews: plan.maxReviews,
            productUrls: part.kind === 'STORE' ? plan.productUrls : [],
            owner: plan.owner,
            retryOf: null,
            scheduleId: null,
            keepFor: plan.keepFor,
            collection: { id, createdAt },
          },
        },
  );

const digestOf = ({ plan, named }: Pick<CollectionRequest, 'plan' | 'named'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        'collection',
        plan.owner,
        comparableName(plan.productName),
        plan.maxReviews,
        plan.productUrls.toSorted(),
        named.keepFor ?? null,
        named.kinds?.toSorted() ?? null,
        named.sources?.toSorted() ?? null,
      ]),
    )
    .digest('base64url');

/** The collection with the requested ID was started with different input. */
export class CollectionMismatchError extends Error {
  override name = 'CollectionMismatchError';
  constructor(collectionId: string) {
    super(`Collection ${collectionId} was started with different input.`);
  }
}
