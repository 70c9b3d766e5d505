import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { StatusBadge } from '../ui/status-badge.tsx';
import classes from './connection-badge.module.css';
import { connectionDetail, connectionLabel } from './connection-status.ts';
import { useConnectionStatus } from './use-connection-status.ts';

/** The page's connection status. Changes are announced; a click shows details. */
export const ConnectionBadge = () => {
  const status = useConnectionStatus();
  const label = connectionLabel(status);
  const [isOpen, { toggle, close }] = useDisclosure();
  const detailId = useId();
  return (
    <div className={classes.connection}>
      <div role="status" aria-label="Connection">
        {label && (
          <UnstyledButton
            className={classes.badge}
            onClick={toggle}
            onBlur={close}
            onKeyDown={(event) => event.key === 'Escape' && close()}
            aria-expanded={isOpen}
            aria-controls={detailId}
          >
            <StatusBadge label={label} size="md" />
          </UnstyledButton>
        )}
      </div>
      <div id={detailId} className={classes.detail} hidden={!isOpen}>
        {isOpen && connectionDetail(status)}
      </div>
    </div>
  );
};
