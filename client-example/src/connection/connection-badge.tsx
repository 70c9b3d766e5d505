import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { TonedBadge } from '../page/toned.tsx';
import classes from './connection-badge.module.css';
import { connectionExplanation, connectionWords } from './connection-words.ts';
import { useStanding } from './use-standing.ts';

/** How the page stands with the server; says more when it is asked, and announces each change. */
export const ConnectionBadge = () => {
  const standing = useStanding();
  const words = connectionWords(standing);
  const [isOpen, { toggle, close }] = useDisclosure();
  const explanationId = useId();
  return (
    <div className={classes.connection}>
      <div role="status" aria-label="Connection">
        {words && (
          <UnstyledButton
            className={classes.badge}
            onClick={toggle}
            onBlur={close}
            onKeyDown={(event) => event.key === 'Escape' && close()}
            aria-expanded={isOpen}
            aria-controls={explanationId}
          >
            <TonedBadge words={words} size="md" />
          </UnstyledButton>
        )}
      </div>
      <div id={explanationId} className={classes.explanation} hidden={!isOpen}>
        {isOpen && connectionExplanation(standing)}
      </div>
    </div>
  );
};
