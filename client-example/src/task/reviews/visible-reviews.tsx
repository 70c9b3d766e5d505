import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { ReviewItem } from './review-item.tsx';
import classes from './review-list.module.css';

interface VisibleReviewsProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly reviews: readonly ReviewFieldsFragment[];
  readonly totalCount: number;
  readonly isBusy: boolean;
  readonly onNearEnd: () => void;
}

/** The reviews in view and a few around them. */
export const VisibleReviews = (props: VisibleReviewsProps) => {
  const { scroller, reviews, totalCount, isBusy, onNearEnd } = props;
  const virtualizer = useVirtualizer({
    count: reviews.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 132,
    getItemKey: (index) => reviews[index]?.id ?? index,
    overscan: 6,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  const isNearEnd = last >= reviews.length - 25;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);
  return (
    <div
      role="feed"
      aria-busy={isBusy}
      aria-label="Reviews"
      className={classes.feed}
      style={{ height: virtualizer.getTotalSize() }}
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
  );
};
