import type { ReviewKind } from '../../contract/kinds.ts';
import type { QueueState } from '../../contract/queue-state.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import { assertOperator, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';

type PauseDependencies = Pick<Dependencies, 'queues' | 'queueStates' | 'logger'>;

/** Pauses a kind and returns its row. Repeating it changes nothing. @throws FORBIDDEN unless the viewer is an operator. */
export const pauseQueue = async (
  dependencies: PauseDependencies,
  viewer: Viewer,
  kind: ReviewKind,
): Promise<QueueState> => {
  assertOperator(viewer);
  const { queues, logger } = dependencies;
  await withinDeadline(queues.pause(kind));
  logger.info({ kind }, 'queue paused');
  return rowOf(dependencies, kind);
};

/** Resumes a kind and returns its row. Repeating it changes nothing. @throws FORBIDDEN unless the viewer is an operator. */
export const resumeQueue = async (
  dependencies: PauseDependencies,
  viewer: Viewer,
  kind: ReviewKind,
): Promise<QueueState> => {
  assertOperator(viewer);
  const { queues, logger } = dependencies;
  await withinDeadline(queues.resume(kind));
  logger.info({ kind }, 'queue resumed');
  return rowOf(dependencies, kind);
};

const rowOf = async ({ queueStates }: PauseDependencies, kind: ReviewKind): Promise<QueueState> => {
  const row = (await queueStates.list()).find((state) => state.kind === kind);
  if (!row) throw new Error(`There is no queue of kind ${kind}.`);
  return row;
};
