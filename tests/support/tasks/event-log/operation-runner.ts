import type { ClaimOutcome, EventLog } from '../../../../tasks/event-log/event-log.ts';
import type { NewEvent } from '../../../../tasks/event-log/new-event.ts';
import type { Outcome } from '../../../../tasks/event-log/task-script.ts';
import { failure, inputOf, progressOf } from '../../contract/samples.ts';
import type { Operation } from './operations.ts';

/** Executes operations as a server and two workers would. */
export class OperationRunner {
  readonly #log: EventLog;
  readonly #taskId: string;
  readonly #workers: [Worker, Worker] = [newWorker(), newWorker()];

  constructor(log: EventLog, taskId: string) {
    this.#log = log;
    this.#taskId = taskId;
  }

  /** `isRepeat` means that the same request had been written before. */
  async run(operation: Operation): Promise<{ outcome: ClaimOutcome; isRepeat: boolean }> {
    const log = this.#log;
    const taskId = this.#taskId;
    const once = async (request: Promise<Outcome>) => ({ outcome: await request, isRepeat: false });
    switch (operation.do) {
      case 'create': {
        const task = await log.create(taskId, inputOf(), progressOf());
        return { outcome: task ? 'written' : 'exists', isRepeat: false };
      }
      case 'revoke':
        return once(log.revoke(taskId));
      case 'forget':
        return once(log.forget(taskId));
      case 'fail': {
        const seq = ((await log.find(taskId))?.position.seq ?? 1) - operation.staleBy;
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
    const isRepeat = worker.claimed === claim;
    const { outcome, attempt } = await this.#log.claim(this.#taskId, {
      worker: 'host-1',
      claim,
      attempts,
    });
    if (outcome === 'written' && worker.fence !== attempt) {
      Object.assign(worker, { fence: attempt, number: 0, written: 0, claimed: claim });
    }
    return { outcome, isRepeat };
  }

  async #write(worker: Worker) {
    const { fence, number, events } = worker;
    const isRepeat = number > 0 && number <= worker.written;
    const outcome = await this.#log.write(this.#taskId, { fence, number }, events);
    if (outcome === 'written') worker.written = number;
    return { outcome, isRepeat };
  }
}

interface Worker {
  claim: string;
  /** The claim that returned the fence. */
  claimed: string | undefined;
  fence: number;
  number: number;
  /** The number of the last successful write. */
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

/** How many attempts may be lost in these tests. */
const attempts = 3;
