import type { ReviewKind } from '../../contract/kinds.ts';
import type { QueueState } from '../../contract/queue-state.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import { assertOperator, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';

type PauseDependencies = Pick<Dependencies, 'queues' | 'queueRows' | 'logger'>;

/** Pauses a kind and returns its row. Repeating it changes nothing. @throws FORBIDDEN unless the viewer is an operator. */
export const pauseQueue = (
  dependencies: PauseDependencies,
  viewer: Viewer,
  kind: ReviewKind,
): Promise<QueueState> => change('pause', dependencies, viewer, kind);

/** Resumes a kind and returns its row. Repeating it changes nothing. @throws FORBIDDEN unless the viewer is an operator. */
export const resumeQueue = (
  dependencies: PauseDependencies,
  viewer: Viewer,
  kind: ReviewKind,
): Promise<QueueState> => change('resume', dependencies, viewer, kind);

const change = async (
  to: 'pause' | 'resume',
  { queues, queueRows, logger }: PauseDependencies,
  viewer: Viewer,
  kind: ReviewKind,
): Promise<QueueState> => {
  assertOperator(viewer);
  await withinDeadline(queues[to](kind));
  logger.info({ kind }, `queue ${to}d`);
  const row = (await queueRows.list()).find((state) => state.kind === kind);
  if (!row) throw new Error(`There is no queue of kind ${kind}.`);
  return row;
};
