import fc from 'fast-check';
import { type TaskEvent, type TaskEventType, version } from '../../../contract/event.ts';
import type { TaskStatus } from '../../../contract/task.ts';
import { anyEvent, input, progress } from './arbitraries.ts';

export type Queued = Extract<TaskEvent, { type: 'TaskQueued' }>;

/** The states in which each event is allowed. Repeats the contract, so that a mistake there is noticed. */
export const allowedIn: Readonly<Record<TaskEventType, readonly TaskStatus[]>> = {
  TaskQueued: [],
  TaskStarted: ['PENDING', 'STARTED', 'RETRY'],
  TaskProgressed: ['STARTED'],
  ReviewsFound: ['PENDING', 'STARTED'],
  CopiesFound: ['STARTED'],
  TaskRetrying: ['STARTED'],
  TaskSucceeded: ['STARTED'],
  TaskFailed: ['PENDING', 'STARTED', 'RETRY'],
  TaskRevoked: ['PENDING', 'STARTED', 'RETRY'],
};

/** The state that each event leads to; undefined if it does not change the state. */
export const leadsTo: Readonly<Record<TaskEventType, TaskStatus | undefined>> = {
  TaskQueued: 'PENDING',
  TaskStarted: 'STARTED',
  TaskProgressed: undefined,
  ReviewsFound: undefined,
  CopiesFound: undefined,
  TaskRetrying: 'RETRY',
  TaskSucceeded: 'SUCCESS',
  TaskFailed: 'FAILURE',
  TaskRevoked: 'REVOKED',
};

/** A log as Redis would keep it, finished or not: the first event and those after it. */
export const legalLog: fc.Arbitrary<{ first: Queued; rest: TaskEvent[]; status: TaskStatus }> = fc
  .tuple(input, progress, fc.array(anyEvent, { maxLength: 25 }))
  .map(([input, progress, candidates]) => {
    const first: Queued = {
      ...{
        v: version,
        type: 'TaskQueued',
        taskId: 't1',
        seq: 1,
        nonce: 'first',
        at: 1,
        attempt: 0,
      },
      input,
      progress,
    };
    const rest: TaskEvent[] = [];
    let status: TaskStatus = 'PENDING';
    let attempt = 0;
    for (const event of candidates) {
      if (!allowedIn[event.type].includes(status)) continue;
      if (event.type === 'TaskStarted') attempt += 1;
      status = leadsTo[event.type] ?? status;
      rest.push({ ...event, seq: rest.length + 2, attempt });
    }
    return { first, rest, status };
  });
