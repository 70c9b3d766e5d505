import type { QueuesPort, WorkersPort } from '../../schema/context.ts';
import type { WorkerRegistry } from '../../tasks/worker-registry.ts';
import { assertOperator, type Viewer } from '../access/viewer.ts';
import type { QueueDirectory } from './queue-directory.ts';

/** The living workers, for operators. */
export const workersPort = (workers: WorkerRegistry, viewer: Viewer): WorkersPort => ({
  list: async () => {
    assertOperator(viewer);
    return workers.list();
  },
});

/** The queues, for operators. */
export const queuesPort = (queues: QueueDirectory, viewer: Viewer): QueuesPort => ({
  list: async () => {
    assertOperator(viewer);
    return queues.list();
  },
  changes: async () => {
    assertOperator(viewer);
    return queues.changes();
  },
});
