import type { Collection } from '../../../contract/collection.ts';
import { isFinal } from '../../../contract/task.ts';
import type { CollectionState } from '../../../schema/collections-port.ts';
import type { CollectionTasks } from '../../../tasks/collections/collection-end.ts';
import type { Snapshot } from '../../feed/live-view.ts';

/** A collection with the states of its tasks at one moment. */
export class CollectionSnapshot implements CollectionState, Snapshot<CollectionSnapshot> {
  readonly id: string;
  readonly owner: string;
  readonly productName: string;
  readonly createdAt: number;
  readonly tasks: CollectionState['tasks'];
  readonly isFinished: boolean;
  readonly complete: boolean;
  readonly changesAt: number;
  /** Equal for equal states. */
  readonly version: string;
  readonly #parts: number;
  readonly #keepMs: number;

  constructor(collection: Collection, { tasks, isFinished, isComplete, checkAt }: CollectionTasks) {
    this.id = collection.id;
    this.owner = collection.owner;
    this.productName = collection.productName;
    this.createdAt = collection.createdAt;
    this.tasks = tasks;
    this.isFinished = isFinished;
    this.complete = isComplete;
    this.changesAt = checkAt ?? Number.POSITIVE_INFINITY;
    this.#parts = collection.parts.length;
    this.#keepMs = collection.keepFor * 1000;
    const positions = tasks.map(({ id, position: { seq, nonce } }) => [id, seq, nonce]);
    this.version = JSON.stringify([collection.id, collection.createdAt, isFinished, positions]);
  }

  get fraction(): number {
    if (this.isFinished) return 1;
    const done = this.tasks.map(({ status, progress }) =>
      isFinal(status) ? 1 : progress.fraction,
    );
    const mean = done.reduce((sum, fraction) => sum + fraction, 0) / this.#parts;
    return Number(Math.min(0.99, mean).toFixed(4));
  }

  get expiresAt(): number | null {
    if (!this.isFinished || this.tasks.length === 0) return null;
    const end = Math.max(...this.tasks.map(({ finishedAt }) => finishedAt ?? 0));
    return end + this.#keepMs;
  }

  equals({ version }: CollectionSnapshot): boolean {
    return version === this.version;
  }
}
