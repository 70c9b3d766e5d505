import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { ReviewItem } from './review-item.tsx';
import classes from './review-list.module.css';
import { useRestoredFocus } from './use-restored-focus.ts';

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

/** A virtualized, scrollable list of reviews: only those in view are rendered. */
export const ReviewList = (props: ReviewListProps) => {
  const { scroller, focus, reviews, totalCount, isBusy, onNearEnd, onTop, empty } = props;
  useRestoredFocus(scroller, focus);
  const virtualizer = useVirtualizer({
    count: reviews.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 132,
    getItemKey: (index) => reviews[index]?.id ?? index,
    overscan: 6,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  const isNearEnd = reviews.length > 0 && last >= reviews.length - 25;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);

  return (
    <section
      ref={scroller}
      className={classes.scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable by keyboard.
      tabIndex={0}
      aria-label="Review list"
      onScroll={onTop && ((event) => onTop(event.currentTarget.scrollTop < 8))}
    >
      {reviews.length === 0 ? (
        <div className={classes.empty}>{empty}</div>
      ) : (
        <div
          role="feed"
          aria-busy={isBusy}
          aria-label="Reviews"
          style={{ height: virtualizer.getTotalSize(), position: 'relative' }}
        >
          {rows.map(({ key, index, start }) => {
            const review = reviews[index];
            return (
              review && (
                <div
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  className={classes.row}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <ReviewItem review={review} position={index + 1} totalCount={totalCount} />
                </div>
              )
            );
          })}
        </div>
      )}
    </section>
  );
};
