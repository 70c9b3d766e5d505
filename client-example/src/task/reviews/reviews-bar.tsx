import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './reviews-bar.module.css';

/** What stands above the reviews; as high while they come as behind, so that nothing jumps. */
export const ReviewsBar = ({ children }: { children: ReactNode }) => (
  <Group gap="xs" className={classes.bar}>
    {children}
  </Group>
);
