import type { ReactNode } from 'react';
import classes from './reviews-bar.module.css';

/** The toolbar above the reviews. It keeps its height when the task finishes, to avoid a layout shift. */
export const ReviewsBar = ({ children }: { children: ReactNode }) => (
  <div className={classes.bar}>{children}</div>
);
