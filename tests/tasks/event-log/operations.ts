import fc from 'fast-check';
import type { EventLog, Outcome } from '../../../tasks/event-log/event-log.ts';
import type { NewEvent } from '../../../tasks/event-log/new-event.ts';
import * as any from '../../contract/arbitraries.ts';
import { failure, orderOf, progressOf } from '../../contract/samples.ts';

/** Something that one of the parties to a task does. `by` is one of two workers. */
export type Operation =
  | { do: 'create' | 'revoke' | 'forget' }
  | { do: 'claim' | 'claim again' | 'write again'; by: 0 | 1 }
  | { do: 'write'; by: 0 | 1; events: NewEvent[] }
  | { do: 'fail'; seenAgo: number };

const by = fc.constantFrom<0 | 1>(0, 1);
const expiring = { inMs: { expiresAt: 60_000 } };

const collecting: fc.Arbitrary<NewEvent> = fc.oneof(
  fc.record({ type: fc.constant('TaskProgressed' as const), progress: any.progress }),
  fc.record({
    type: fc.constant('ReviewsFound' as const),
    source: any.text,
    reviews: fc.array(any.review, { maxLength: 3 }),
  }),
);

const ending: fc.Arbitrary<NewEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('TaskRetrying' as const),
      error: any.failure,
      inMs: fc.record({ retryAt: fc.constantFrom(0, 60_000) }),
    }),
  },
  fc.record({
    type: fc.constant('TaskSucceeded' as const),
    result: any.result,
    progress: any.progress,
    inMs: fc.constant(expiring.inMs),
  }),
  fc.record({
    type: fc.constant('TaskFailed' as const),
    error: any.failure,
    inMs: fc.constant(expiring.inMs),
  }),
);

const events: fc.Arbitrary<NewEvent[]> = fc.oneof(
  { weight: 5, arbitrary: fc.array(collecting, { minLength: 1, maxLength: 3 }) },
  fc.tuple(fc.array(collecting, { maxLength: 2 }), ending).map(([some, end]) => [...some, end]),
);

/** Whatever may happen to one task, two workers interleaved; it mostly begins with its creation. */
export const operations: fc.Arbitrary<Operation[]> = fc
  .tuple(
    fc.option(fc.constant<Operation>({ do: 'create' }), { freq: 20 }),
    fc.array(
      fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom<Operation>({ do: 'create' }, { do: 'forget' }) },
        { weight: 1, arbitrary: fc.constant<Operation>({ do: 'revoke' }) },
        {
          weight: 1,
          arbitrary: fc.record({
            do: fc.constant('fail' as const),
            seenAgo: fc.nat({ max: 2 }),
          }),
        },
        { weight: 5, arbitrary: fc.record({ do: fc.constant('claim' as const), by }) },
        { weight: 2, arbitrary: fc.record({ do: fc.constant('claim again' as const), by }) },
        { weight: 12, arbitrary: fc.record({ do: fc.constant('write' as const), by, events }) },
        { weight: 3, arbitrary: fc.record({ do: fc.constant('write again' as const), by }) },
      ),
      { maxLength: 30 },
    ),
  )
  .map(([first, rest]) => (first ? [first, ...rest] : rest));

/** How often a worker may be lost, in these tests. */
const attempts = 3;

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
  async run(operation: Operation): Promise<{ outcome: Outcome; repeats: boolean }> {
    const log = this.#log;
    const taskId = this.#taskId;
    const once = async (asked: Promise<Outcome>) => ({ outcome: await asked, repeats: false });
    switch (operation.do) {
      case 'create': {
        const task = await log.create(taskId, orderOf(), progressOf());
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
