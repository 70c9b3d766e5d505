import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { ReviewItem } from './review-item.tsx';
import classes from './review-list.module.css';
import { useHandedFocus } from './use-handed-focus.ts';

interface ReviewListProps {
  /** Filled with what scrolls. */
  readonly box: RefObject<HTMLElement | null>;
  /** Whether the list that stood here before had the focus. */
  readonly focus: RefObject<boolean>;
  readonly reviews: readonly ReviewFieldsFragment[];
  /** How many there are in all, as far as is known. */
  readonly totalCount: number;
  readonly isBusy: boolean;
  /** The reader has come near the end. */
  readonly onNearEnd: () => void;
  /** The reader is, or is no longer, at the top. */
  readonly onTop?: (isAtTop: boolean) => void;
  /** Stands where there are none. */
  readonly empty: ReactNode;
}

/** Reviews in a box that scrolls by itself; only those in sight are in the page. */
export const ReviewList = (props: ReviewListProps) => {
  const { box, focus, reviews, totalCount, isBusy, onNearEnd, onTop, empty } = props;
  useHandedFocus(box, focus);
  const virtualizer = useVirtualizer({
    count: reviews.length,
    getScrollElement: () => box.current,
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
      ref={box}
      className={classes.box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard.
      tabIndex={0}
      aria-label="List of reviews"
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
