import { z } from 'zod';
import type { Connection } from './connections.ts';
import { isRedirect } from './slot.ts';

/** Too few replicas have confirmed a write, so a failover may lose it. */
export class ReplicationError extends Error {
  override name = 'ReplicationError';
  constructor(wanted: number, have: number) {
    super(`${have} of ${wanted} replicas (REDIS_WAIT_REPLICAS) have confirmed the write.`);
  }
}

/** Waits for replicas to receive writes. */
export class Replication {
  readonly #connection: Connection;
  readonly #replicas: number;

  /**
   * @param connection used for nothing else, because a WAIT delays every command after it.
   * @param replicas how many must have received a write.
   */
  constructor(connection: Connection, replicas: number) {
    this.#connection = connection;
    this.#replicas = replicas;
  }

  /**
   * Waits until the replicas have received the write that set the field `field` of the hash `key` to `number` or more.
   *
   * @throws {ReplicationError} if they do not within a second, or if a failover lost the write. The write may persist nevertheless.
   */
  async confirm(key: string, field: string, number: number): Promise<void> {
    let [read, waited] = await this.#readAndWait(key, field);
    if (read?.[0] && isRedirect(read[0])) {
      // The slot has moved. A single command follows it; a pipeline does not.
      await this.#connection.hget(key, field);
      [read, waited] = await this.#readAndWait(key, field);
    }
    const error = read?.[0] ?? waited?.[0];
    if (error) throw error;
    const current = z.coerce.number().parse(read?.[1]);
    const confirmed = z.number().parse(waited?.[1]);
    if (current < number) throw new ReplicationError(this.#replicas, 0);
    if (confirmed < this.#replicas) throw new ReplicationError(this.#replicas, confirmed);
  }

  /** The read routes the pipeline to the key's node and shows whether a new master has the write at all. */
  async #readAndWait(key: string, field: string) {
    const pipeline = this.#connection.pipeline().hget(key, field).wait(this.#replicas, waitMs);
    return (await pipeline.exec()) ?? [];
  }

  close(): void {
    this.#connection.disconnect();
  }
}

/** Less than the timeout of a request, so that its caller gets an error in time. */
const waitMs = 1000;
