import { isSourceName } from '../../contract/catalogue.ts';
import type { Task } from '../../contract/task.ts';
import type { Checkpoint } from '../../tasks/event-log/checkpoint.ts';
import type { NewEvent } from '../../tasks/event-log/new-event.ts';
import { collect } from '../collection/collect.ts';
import { ProgressTracker } from '../collection/progress-tracker.ts';
import type { Source } from '../source/source.ts';
import type { Attempt } from './attempt.ts';
import type { AttemptContext } from './attempt-context.ts';
import { withNews } from './new-reviews.ts';
import { notingAsked, outcomesOf } from './source-outcomes.ts';

/** The state of the sources after an attempt has collected from them. */
export interface Collected {
  readonly progress: ProgressTracker;
  readonly checkpoint: Checkpoint;
}

/** Collects reviews for a task until all sources end or the attempt is stopped, and writes them as they are found. */
export const collectForTask = async (
  context: AttemptContext,
  attempt: Attempt,
  claimed: { readonly task: Task; readonly checkpoint: Checkpoint },
): Promise<Collected> => {
  const { log, http, analyzeReviews, leaveOutAuthors, sourceOutcomes, logger } = context;
  const { task } = claimed;
  const progress = new ProgressTracker(task.progress.sources, task.maxReviews);
  let { checkpoint } = claimed;
  const existingReviews = await attempt.withRetry(() => log.reviews(task.id));
  const { sources, asked } = notingAsked(skipUnconfigured(context, progress));
  await attempt.write([{ type: 'TaskProgressed', progress: progress.snapshot() }]);
  await collect({
    input: task,
    sources,
    httpOf: (source) => http.bind(attempt.signal, source),
    analyzeReviews,
    leaveOutAuthors,
    progress,
    existingReviews,
    checkpoint,
    signal: attempt.signal,
    report: async ({ source, reviews: found, copies, checkpoint: newCheckpoint }) => {
      checkpoint = newCheckpoint;
      const reviews = await withNews(context, attempt, task, found);
      const events: NewEvent[] =
        reviews.length > 0 ? [{ type: 'ReviewsFound', source, reviews: [...reviews] }] : [];
      for (const found of copies) events.push({ type: 'CopiesFound', ...found });
      events.push({ type: 'TaskProgressed', progress: progress.snapshot() });
      await attempt.write(events, { checkpoint: JSON.stringify(checkpoint) });
    },
    onError: (source, err) =>
      logger.error({ err, source, taskId: task.id }, 'source failed unexpectedly'),
  });
  await sourceOutcomes
    .note(outcomesOf(asked, progress))
    .catch((err: unknown) => logger.warn({ err }, 'failed to note the outcomes of sources'));
  return { progress, checkpoint };
};

/** Marks the sources that are not configured as skipped, and returns the others that still have to run. */
const skipUnconfigured = (
  { sources, missing }: AttemptContext,
  progress: ProgressTracker,
): Source[] => {
  const waiting = progress.withStatus('WAITING');
  for (const name of waiting) {
    if (sources.some((source) => source.name === name)) continue;
    const variables = isSourceName(name) ? missing.get(name) : undefined;
    const message = variables
      ? `Not configured. Set ${variables.join(' and ')}.`
      : 'This worker does not know the source.';
    progress.markSkipped(name, {
      code: 'NO_SOURCE_CONFIGURED',
      message,
      source: name,
      retryable: false,
    });
  }
  return sources.filter((source) => waiting.includes(source.name));
};
