import classes from './stars.module.css';

interface StarsProps {
  /** From 1 to 5, fractions included. */
  readonly rating: number;
  /** In pixels. */
  readonly size?: number;
}

/** A rating as five stars, partially filled. */
export const Stars = ({ rating, size = 14 }: StarsProps) => (
  <span
    role="img"
    aria-label={`${Number(rating.toFixed(1))} out of 5 stars`}
    className={classes.stars}
    style={{ '--filled': `${(rating / 5) * 100}%`, '--size': `${size}px` }}
  />
);
