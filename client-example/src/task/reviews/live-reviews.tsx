import { Button, Loader, Text } from '@mantine/core';
import type { TaskView } from '@reviewcast/client';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { formatCount } from '../../text/numbers.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './live-reviews.module.css';
import { ReviewList } from './review-list.tsx';
import { ReviewsBar } from './reviews-bar.tsx';
import { useReviews } from './use-reviews.ts';

interface LiveReviewsProps {
  readonly id: string;
  readonly view: TaskView;
  /** Whether the list that this one replaces had focus. */
  readonly focus: RefObject<boolean>;
}

/** The reviews of a running task, latest on top. The list holds still while the user is scrolled down. */
export const LiveReviews = ({ id, view, focus }: LiveReviewsProps) => {
  const earlier = useEarlierReviews(id, view);
  const reviews = useMemo(
    () => latestFirst(view.reviews, earlier.nodes),
    [view.reviews, earlier.nodes],
  );
  const [frozen, setFrozen] = useState<readonly ReviewFieldsFragment[]>();
  const scroller = useRef<HTMLElement>(null);
  const unseen = frozen ? reviews.length - frozen.length : 0;
  const scrollToTop = () => {
    // The button is about to disappear: keep keyboard focus in the list.
    scroller.current?.focus({ preventScroll: true });
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <div className={classes.live}>
      <ReviewsBar>
        <Text size="sm" c="dimmed">
          Live, most recently found first
        </Text>
      </ReviewsBar>
      {unseen > 0 && (
        <Button
          className={classes.unseen}
          size="xs"
          radius="xl"
          leftSection={<Icon name="arrowUp" size={14} />}
          onClick={scrollToTop}
        >
          {formatCount(unseen, 'new review')}
        </Button>
      )}
      <ReviewList
        scroller={scroller}
        focus={focus}
        reviews={frozen ?? reviews}
        totalCount={view.progress?.found ?? reviews.length}
        isBusy
        onNearEnd={earlier.loadMore}
        onTop={(isAtTop) => setFrozen((current) => (isAtTop ? undefined : (current ?? reviews)))}
        empty={
          <div className={classes.waiting}>
            <Loader type="dots" />
            <Text size="sm" c="dimmed">
              No reviews yet.
            </Text>
          </div>
        }
      />
    </div>
  );
};

/** Reviews found before this page started to follow the task. */
const useEarlierReviews = (id: string, view: TaskView) => {
  return useReviews(view.reviewsMissed ? id : undefined, newestFirst);
};

const newestFirst = { sort: 'NEWEST' } as const;

const latestFirst = (
  arrived: readonly ReviewFieldsFragment[],
  earlier: readonly ReviewFieldsFragment[],
): readonly ReviewFieldsFragment[] => {
  const reviews = new Map<string, ReviewFieldsFragment>();
  for (const review of arrived.toReversed()) reviews.set(review.id, review);
  for (const review of earlier) if (!reviews.has(review.id)) reviews.set(review.id, review);
  return [...reviews.values()];
};
