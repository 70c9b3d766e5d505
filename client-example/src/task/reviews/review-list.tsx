import type { ReactNode, RefObject } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { useIsPrinting } from '../../ui/use-is-printing.ts';
import { PrintedReviews } from './printed-reviews.tsx';
import classes from './review-list.module.css';
import { useRestoredFocus } from './use-restored-focus.ts';
import { VisibleReviews } from './visible-reviews.tsx';

interface ReviewListProps {
  /** Set to the scrollable element. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** Whether the list that this one replaces had focus. */
  readonly focus: RefObject<boolean>;
  readonly reviews: readonly ReviewFieldsFragment[];
  /** How many there are in total, as far as is known. */
  readonly totalCount: number;
  readonly isBusy: boolean;
  /** The user scrolled close to the end. */
  readonly onNearEnd: () => void;
  /** The user scrolled to or away from the top. */
  readonly onTop?: (isAtTop: boolean) => void;
  /** Shown if there are none. */
  readonly empty: ReactNode;
}

/** A scrollable list of reviews. Only those in view are rendered, except on paper. */
export const ReviewList = (props: ReviewListProps) => {
  const { scroller, focus, reviews, totalCount, isBusy, onNearEnd, onTop, empty } = props;
  useRestoredFocus(scroller, focus);
  const isPrinting = useIsPrinting();
  return (
    <section
      ref={scroller}
      className={classes.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable by keyboard.
      tabIndex={0}
      aria-label="Review list"
      onScroll={
        onTop && !isPrinting ? (event) => onTop(event.currentTarget.scrollTop < 8) : undefined
      }
    >
      {reviews.length === 0 && <div className={classes.empty}>{empty}</div>}
      {reviews.length > 0 && isPrinting && (
        <PrintedReviews reviews={reviews} totalCount={totalCount} />
      )}
      {reviews.length > 0 && (
        <VisibleReviews
          scroller={scroller}
          reviews={reviews}
          totalCount={totalCount}
          isBusy={isBusy}
          onNearEnd={onNearEnd}
        />
      )}
    </section>
  );
};
