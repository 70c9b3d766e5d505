import { Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { useApi } from '../api/api-context.ts';
import classes from './activity.module.css';
import { eventWords } from './event-words.ts';

/** What has happened to the task, step by step, for who wants to know. Nothing is read before it is opened. */
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
        {isOpen ? 'Hide what happened' : 'Show what happened'}
      </UnstyledButton>
      <div id={listId}>{isOpen && <Events id={id} />}</div>
    </div>
  );
};

const Events = ({ id }: { id: string }) => {
  const { events, error } = useApi().useTaskEvents(id);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard.
    <section className={classes.events} aria-label="Events" tabIndex={0}>
      {error && <Text size="sm">The events are no longer kept.</Text>}
      <ol className={classes.list}>
        {events.map((event) => (
          <li key={event.cursor} className={classes.event}>
            <time dateTime={event.at} className={classes.time}>
              {exactTime.format(new Date(event.at))}
            </time>
            <span>{eventWords(event)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};

const exactTime = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
