import type { ReviewKind } from '../../contract/kinds.ts';
import { failSpan, inSpan } from '../../process/in-span.ts';
import type { Attempt } from './attempt.ts';
import type { JobResult } from './job-result.ts';

/** Runs an attempt in a span, whose children are the requests to sources. */
export const attemptSpan = (
  attempt: Attempt,
  kind: ReviewKind,
  run: () => Promise<JobResult>,
): Promise<JobResult> => {
  const attributes = {
    'reviewcast.task.id': attempt.taskId,
    'reviewcast.task.kind': kind,
    'reviewcast.attempt.number': attempt.number,
  };
  return inSpan('attempt', { attributes }, async (span) => {
    const result = await run();
    const outcome = outcomeOf(result, attempt);
    span.setAttribute('reviewcast.attempt.outcome', outcome);
    if (outcome === 'failed') failSpan(span, outcome);
    return result;
  });
};

const outcomeOf = (result: JobResult, { stopReason }: Attempt): string => {
  if (result.kind === 'handed-back') return 'handed-back';
  if (result.kind === 'done' && result.succeeded !== undefined) {
    return result.succeeded ? 'succeeded' : 'failed';
  }
  if (result.kind === 'delayed' && stopReason !== 'lost') return 'retried';
  return stopReason ?? 'canceled';
};
