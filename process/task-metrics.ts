import { Counter, Histogram, type Registry } from 'prom-client';

interface ObservedTask {
  readonly kind: string;
  readonly status: string;
  readonly result: { readonly complete: boolean } | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

/** Counts what this process does with tasks. The counts of all servers and workers add up to those of the deployment. */
export class TaskMetrics {
  readonly #settled: Counter<'kind' | 'outcome'>;
  readonly #wait: Histogram<'kind'>;
  readonly #run: Histogram<'kind'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#settled = new Counter({
      name: 'reviewcast_tasks_settled_total',
      help: 'Tasks that reached a final state, by outcome: success, incomplete, failure, or revoked.',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    this.#wait = new Histogram({
      name: 'reviewcast_task_wait_seconds',
      help: 'Time from the creation of a task to its first attempt.',
      labelNames: ['kind'],
      buckets: seconds,
      registers,
    });
    this.#run = new Histogram({
      name: 'reviewcast_task_run_seconds',
      help: 'Time from the first attempt at a task to its end.',
      labelNames: ['kind'],
      buckets: seconds,
      registers,
    });
  }

  started({ kind, createdAt, startedAt }: ObservedTask): void {
    if (startedAt !== null) this.#wait.observe({ kind }, (startedAt - createdAt) / 1000);
  }

  settled({ kind, status, result, startedAt, finishedAt }: ObservedTask): void {
    const isIncomplete = status === 'SUCCESS' && result?.complete === false;
    this.#settled.inc({ kind, outcome: isIncomplete ? 'incomplete' : status.toLowerCase() });
    if (startedAt !== null && finishedAt !== null) {
      this.#run.observe({ kind }, (finishedAt - startedAt) / 1000);
    }
  }
}

/** Upper bounds of the buckets, in seconds: tasks take from a moment to half an hour. */
const seconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800];
