import { Link } from 'wouter';
import type { QueueRowFieldsFragment, TaskStatus } from '../../generated/graphql.ts';
import { taskListPath } from '../task-list/task-filter.ts';
import classes from './queue-numbers.module.css';

/** How many tasks of a kind are in each state. Each number leads to the tasks that it counts. */
export const QueueNumbers = ({ queue }: { queue: QueueRowFieldsFragment }) => (
  <ul className={classes.numbers}>
    {numbers.map(({ title, status, value }) => (
      <li key={title}>
        <Link
          href={taskListPath({ status: [status], kind: [queue.kind] })}
          className={classes.number}
          data-failed={status === 'FAILURE' && value(queue) > 0}
        >
          <span className={classes.value}>{value(queue).toLocaleString()}</span> {title}
        </Link>
      </li>
    ))}
  </ul>
);

interface QueueNumber {
  readonly title: string;
  readonly status: TaskStatus;
  readonly value: (queue: QueueRowFieldsFragment) => number;
}

const numbers: readonly QueueNumber[] = [
  { title: 'waiting', status: 'PENDING', value: ({ pending }) => pending },
  { title: 'running', status: 'STARTED', value: ({ active }) => active },
  { title: 'retrying', status: 'RETRY', value: ({ delayed }) => delayed },
  { title: 'succeeded', status: 'SUCCESS', value: ({ succeeded }) => succeeded },
  { title: 'failed', status: 'FAILURE', value: ({ failed }) => failed },
];
