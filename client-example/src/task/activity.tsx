import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { useTaskEvents } from '../api/hooks.ts';
import { useSourceTitle } from '../sources/source-titles.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import classes from './activity.module.css';
import { eventText } from './event-text.ts';

/** The task's event log. Loads nothing until it is opened. */
export const Activity = ({ id }: { id: string }) => {
  const [isOpen, { toggle }] = useDisclosure();
  const listId = useId();
  return (
    <div className={classes.activity}>
      <UnstyledButton
        onClick={toggle}
        aria-expanded={isOpen}
        aria-controls={listId}
        className={classes.toggle}
      >
        {isOpen ? 'Hide activity' : 'Show activity'}
      </UnstyledButton>
      <div id={listId}>{isOpen && <EventLog id={id} />}</div>
    </div>
  );
};

/** The events of a task, from the first, updated live. */
export const EventLog = ({ id }: { id: string }) => {
  const { events, error } = useTaskEvents(id);
  const sourceTitle = useSourceTitle();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable by keyboard.
    <section className={classes.events} aria-label="Events" tabIndex={0}>
      {error && <ErrorText error={error} />}
      <ol className={classes.list}>
        {events.map((event) => (
          <li key={event.cursor} className={classes.event}>
            <time dateTime={event.at} className={classes.time}>
              {exactTime.format(new Date(event.at))}
            </time>
            <span>{eventText(event, sourceTitle)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};

const exactTime = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
