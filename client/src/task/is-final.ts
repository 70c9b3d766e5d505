import type { TaskEvent } from '../follow-task/transports/transport.ts';
import type { TaskStatus } from '../generated/graphql.ts';

/** Whether this is the last event of its task. */
export const isFinalEvent = (event: TaskEvent): boolean => {
  switch (event.__typename) {
    case 'TaskSucceeded':
    case 'TaskFailed':
    case 'TaskRevoked':
      return true;
    case 'TaskResynced':
      return isFinalStatus(event.task.status);
    default:
      return false;
  }
};

/** Whether a task in this state has finished. */
export const isFinalStatus = (status: TaskStatus): boolean =>
  status === 'SUCCESS' || status === 'FAILURE' || status === 'REVOKED';
