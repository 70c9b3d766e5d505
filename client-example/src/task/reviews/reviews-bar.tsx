import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './reviews-bar.module.css';

/** The toolbar above the reviews. It keeps its height when the task finishes, to avoid a layout shift. */
export const ReviewsBar = ({ children }: { children: ReactNode }) => (
  <Group gap="xs" className={classes.bar}>
    {children}
  </Group>
);
