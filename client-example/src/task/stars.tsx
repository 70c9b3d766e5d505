import classes from './stars.module.css';

interface StarsProps {
  /** 1 to 5. */
  readonly rating: number;
  /** In pixels. */
  readonly size?: number;
}

/** A rating as stars, filled as far as it goes. */
export const Stars = ({ rating, size = 14 }: StarsProps) => (
  <span
    role="img"
    aria-label={`${Number(rating.toFixed(1))} of 5 stars`}
    className={classes.stars}
    style={{ '--filled': `${(rating / 5) * 100}%`, '--size': `${size}px` }}
  />
);
