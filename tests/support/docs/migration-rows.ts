/** The test that shows each row of docs/migrating-from-celery.md, by the first cell of the row: its file, and words of its title. */
export const shownBy: Readonly<Record<string, readonly [file: string, title: string]>> = {
  '`POST /api/v1/reviews/{community,store,google}`': [
    'tests/server/rest/starting.test.ts',
    'POST /reviews/%s returns the task ID and the state at once',
  ],
  '`GET /api/v1/reviews/{kind}/status/{task_id}`': [
    'tests/server/rest/states.test.ts',
    'a task is not found under another kind, and the error says where it is',
  ],
  '`GET /api/v1/reviews/status/{task_id}`': [
    'tests/server/rest/states.test.ts',
    'follows the task from PENDING to SUCCESS, with a result at the end only',
  ],
  'polling every 2 seconds': [
    'tests/server/rest/polling-loops.test.ts',
    'collects the result, although the server restarts in between',
  ],
  '`apply_async(task_id=…)`': [
    'tests/server/rest/starting.test.ts',
    'the same idempotency key, in the header or in the body, returns the same task',
  ],
  '`PENDING`': [
    'tests/server/rest/states.test.ts',
    'follows the task from PENDING to SUCCESS, with a result at the end only',
  ],
  '`PENDING` of an unknown ID': [
    'tests/server/rest/states.test.ts',
    'the unknown ID %s is a failure, so that a loop ends',
  ],
  '`STARTED`': [
    'tests/server/rest/states.test.ts',
    'follows the task from PENDING to SUCCESS, with a result at the end only',
  ],
  '`RETRY`': [
    'tests/server/rest/states.test.ts',
    'follows the task from PENDING to SUCCESS, with a result at the end only',
  ],
  '`SUCCESS`': ['tests/server/rest/states.test.ts', 'a result is incomplete if a source failed'],
  '`FAILURE`': [
    'tests/server/rest/states.test.ts',
    'a failed and a canceled task have an error and no result',
  ],
  '`REVOKED`': [
    'tests/server/rest/states.test.ts',
    'a failed and a canceled task have an error and no result',
  ],
  'an expired result': [
    'tests/server/rest/polling-loops.test.ts',
    'ends if the task fails, expires, or is unknown',
  ],
  '`celery worker -Q store -c 8`': [
    'tests/worker/job-processor.test.ts',
    'concurrency limits the jobs of each kind separately',
  ],
  '`celery inspect active`': [
    'tests/cli/operations.test.ts',
    'active lists the caller’s unfinished tasks, with an operator key those of all callers',
  ],
  '`celery inspect stats`': [
    'tests/cli/operations.test.ts',
    'stats, workers, and sources show what runs where',
  ],
  '`celery inspect reserved`': [
    'tests/cli/operations.test.ts',
    'list lists tasks newest first, and its options choose among them',
  ],
  '`celery inspect scheduled`': [
    'tests/cli/schedules.test.ts',
    'schedules are added, listed, shown, and deleted',
  ],
  '`celery inspect registered`': [
    'tests/cli/operations.test.ts',
    'stats, workers, and sources show what runs where',
  ],
  '`celery inspect ping`': [
    'tests/worker/start-worker.test.ts',
    'health endpoints report whether the worker and Redis are available',
  ],
  '`celery inspect active_queues`': [
    'tests/cli/operations.test.ts',
    'queues are listed, paused, and resumed, by operators only',
  ],
  '`celery control revoke --terminate`': [
    'tests/worker/start-worker.test.ts',
    'a cancellation reaches a worker that waits for a source',
  ],
  '`celery control shutdown`': [
    'tests/server/draining-workers.test.ts',
    'the process of a drained worker exits',
  ],
  '`celery control cancel_consumer`': [
    'tests/server/paused-queues.test.ts',
    'a paused kind starts no task on any worker, finishes running ones, and goes on when it is resumed',
  ],
  '`celery control add_consumer`': [
    'tests/cli/operations.test.ts',
    'queues are listed, paused, and resumed, by operators only',
  ],
  '`celery control rate_limit`': [
    'tests/stack/shared-limit.test.ts',
    'two workers together stay below the rate limit of a service',
  ],
  '`celery purge`': [
    'tests/cli/changing-many.test.ts',
    'cancel, retry, and delete change all tasks that match, after a count',
  ],
  '`celery result`': ['tests/cli/operations.test.ts', 'reviews prints what a task has collected'],
  '`celery beat`': [
    'tests/tasks/scheduling/start-scheduling.test.ts',
    'each run is started by one of two processes, when it is due',
  ],
  '`celery flower`': [
    'tests/server/metrics.test.ts',
    'the dashboard shows jobs, changes nothing, and loads nothing from other hosts',
  ],
  '`broker_url`, `result_backend`': [
    'tests/process/environment.test.ts',
    'with nothing but REDIS_URL, every option of a server and a worker has its default',
  ],
  '`result_expires`': [
    'tests/tasks/lifetimes.test.ts',
    'a task that %s leaves no key after it has expired',
  ],
  '`task_acks_late`, `task_reject_on_worker_lost`': [
    'tests/worker/attempt/run-attempt-interrupted.test.ts',
    'reviews collected by a lost worker are not collected again',
  ],
  '`visibility_timeout`': [
    'tests/worker/job-locks.test.ts',
    'a job whose lock is lost is stopped and processed again',
  ],
  '`worker_prefetch_multiplier`': [
    'tests/worker/job-processor.test.ts',
    'a draining processor waits for its jobs and takes no more',
  ],
  '`worker_concurrency`': [
    'tests/worker/job-processor.test.ts',
    'concurrency limits the jobs of each kind separately',
  ],
  '`task_routes`, `task_queues`': [
    'tests/process/environment.test.ts',
    'kinds may be written in any case',
  ],
  '`task_soft_time_limit`': [
    'tests/worker/attempt/run-attempt-limits.test.ts',
    'at the soft limit the collected reviews become an incomplete success',
  ],
  '`task_time_limit`': [
    'tests/worker/attempt/run-attempt-limits.test.ts',
    'at the hard limit the task fails, even if a source ignores the signal',
  ],
  '`autoretry_for`, `max_retries`': [
    'tests/worker/attempt/run-attempt-retries.test.ts',
    'a failure that is not retryable is not retried',
  ],
  '`retry_backoff`, `retry_jitter`': [
    'tests/worker/attempt/backoff.test.ts',
    'jitter is up to half of the delay',
  ],
  '`task_annotations` with `rate_limit`': [
    'tests/worker/http/source-rate-limiter.test.ts',
    'two workers share one limit, over any span of its length',
  ],
  '`beat_schedule`, `crontab`': [
    'tests/tasks/scheduling/schedules.test.ts',
    'missed ticks of a cron pattern are skipped',
  ],
  '`timezone`': ['tests/schema/schedule.test.ts', 'a schedule with an interval has no time zone'],
  '`worker_max_tasks_per_child`, `worker_max_memory_per_child`': [
    'tests/worker/parsing/open-parsing.test.ts',
    'a page that takes too long is a bad response, which says what the limit is',
  ],
  '`task_track_started`, `worker_send_task_events`': [
    'tests/worker/attempt/run-attempt.test.ts',
    'a task is collected and settled, and its log has every step',
  ],
  '`worker_hijack_root_logger`, `worker_log_format`': [
    'tests/worker/attempt/run-attempt-logging.test.ts',
    'a task logs a line for each attempt that starts and one when it is settled',
  ],
  '`redis_password` in a file': [
    'tests/process/secret-files.test.ts',
    'may be the address of Redis, the token secret, or a key of a source',
  ],
};
