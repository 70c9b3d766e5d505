import type { ClaimOutcome, EventLog } from '../../../../tasks/event-log/event-log.ts';
import type { NewEvent } from '../../../../tasks/event-log/new-event.ts';
import type { Outcome } from '../../../../tasks/event-log/task-script.ts';
import { failure, inputOf, progressOf } from '../../contract/samples.ts';
import type { Operation } from './operations.ts';

/** Carries operations out, as the server and two workers would. */
export class Parties {
  readonly #log: EventLog;
  readonly #taskId: string;
  readonly #workers: [Worker, Worker] = [newWorker(), newWorker()];

  constructor(log: EventLog, taskId: string) {
    this.#log = log;
    this.#taskId = taskId;
  }

  /** `repeats` tells that it asked for nothing new: the same request was written before. */
  async run(operation: Operation): Promise<{ outcome: ClaimOutcome; repeats: boolean }> {
    const log = this.#log;
    const taskId = this.#taskId;
    const once = async (asked: Promise<Outcome>) => ({ outcome: await asked, repeats: false });
    switch (operation.do) {
      case 'create': {
        const task = await log.create(taskId, inputOf(), progressOf());
        return { outcome: task ? 'written' : 'exists', repeats: false };
      }
      case 'revoke':
        return once(log.revoke(taskId));
      case 'forget':
        return once(log.forget(taskId));
      case 'fail': {
        const seq = ((await log.find(taskId))?.position.seq ?? 1) - operation.seenAgo;
        return once(log.fail(taskId, failure, seq));
      }
      case 'claim':
      case 'claim again':
        return this.#claim(this.#workers[operation.by], operation.do === 'claim again');
      case 'write': {
        const worker = this.#workers[operation.by];
        worker.number += 1;
        worker.events = operation.events;
        return this.#write(worker);
      }
      case 'write again':
        return this.#write(this.#workers[operation.by]);
    }
  }

  async #claim(worker: Worker, again: boolean) {
    if (!again) worker.claim = crypto.randomUUID();
    const { claim } = worker;
    const repeats = worker.claimed === claim;
    const { outcome, attempt } = await this.#log.claim(this.#taskId, {
      worker: 'host-1',
      claim,
      attempts,
    });
    if (outcome === 'written' && worker.fence !== attempt) {
      Object.assign(worker, { fence: attempt, number: 0, written: 0, claimed: claim });
    }
    return { outcome, repeats };
  }

  async #write(worker: Worker) {
    const { fence, number, events } = worker;
    const repeats = number > 0 && number <= worker.written;
    const outcome = await this.#log.write(this.#taskId, { fence, number }, events);
    if (outcome === 'written') worker.written = number;
    return { outcome, repeats };
  }
}

interface Worker {
  claim: string;
  /** The claim that was answered with the fence. */
  claimed: string | undefined;
  fence: number;
  number: number;
  /** The last number that was written. */
  written: number;
  events: NewEvent[];
}

const newWorker = (): Worker => ({
  claim: crypto.randomUUID(),
  claimed: undefined,
  fence: 0,
  number: 0,
  written: 0,
  events: [{ type: 'TaskProgressed', progress: progressOf() }],
});

/** How often a worker may be lost, in these tests. */
const attempts = 3;
