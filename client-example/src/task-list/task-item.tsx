import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';
import type { TaskRowFragment } from '../../generated/graphql.ts';
import { isolated } from '../text/bidi.ts';
import { Icon } from '../ui/icon.tsx';
import { TaskDetails } from './task-details.tsx';
import classes from './task-item.module.css';
import { TaskRow } from './task-row.tsx';
import { TaskRowActions } from './task-row-actions.tsx';

interface TaskItemProps {
  readonly task: TaskRowFragment;
  /** Before the row, such as a checkbox. */
  readonly leading?: ReactNode;
  /** Called after an action that changes the list. */
  readonly onChange: () => void;
}

/** A task in a list with its actions. It opens in place to show what its sources did, and its log. */
export const TaskItem = ({ task, leading, onChange }: TaskItemProps) => {
  const [isOpen, { toggle }] = useDisclosure();
  const detailsId = useId();
  const name = isolated(task.productName);
  return (
    <div className={classes.item}>
      <div className={classes.row}>
        {leading}
        <div className={classes.content}>
          <TaskRow task={task} />
          <div className={classes.actions}>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={`Sources and log of ${name}`}
              title="Sources and log"
              aria-expanded={isOpen}
              aria-controls={detailsId}
              onClick={toggle}
            >
              <Icon name={isOpen ? 'chevronUp' : 'chevronDown'} />
            </ActionIcon>
            <TaskRowActions task={task} onChange={onChange} />
          </div>
        </div>
      </div>
      <div id={detailsId}>{isOpen && <TaskDetails task={task} />}</div>
    </div>
  );
};
