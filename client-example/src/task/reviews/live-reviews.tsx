import { Button, Loader, Text } from '@mantine/core';
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { TaskView } from '../../../../client/src/follow-task/task-view.ts';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { useApi } from '../../api/api-context.ts';
import { Icon } from '../../page/icon.tsx';
import { counted } from '../../words/numbers.ts';
import classes from './live-reviews.module.css';
import { ReviewList } from './review-list.tsx';
import { ReviewsBar } from './reviews-bar.tsx';
import { useOneByOne } from './use-one-by-one.ts';
import { useReviews } from './use-reviews.ts';

interface LiveReviewsProps {
  readonly id: string;
  readonly view: TaskView;
  /** Whether the list that stood here before had the focus. */
  readonly focus: RefObject<boolean>;
}

/** The reviews as they are found, the newest on top. Who reads further down is not disturbed. */
export const LiveReviews = ({ id, view, focus }: LiveReviewsProps) => {
  const arrived = useOneByOne(view.reviews);
  const earlier = useEarlierReviews(id, view);
  const reviews = useMemo(() => newestFirst(arrived, earlier.nodes), [arrived, earlier.nodes]);
  const [held, setHeld] = useState<readonly ReviewFieldsFragment[]>();
  const box = useRef<HTMLElement>(null);
  const unseen = held ? reviews.length - held.length : 0;
  const toTop = () => {
    // The button goes away with what it tells of.
    box.current?.focus({ preventScroll: true });
    box.current?.scrollTo({ top: 0 });
  };
  return (
    <div className={classes.live}>
      <ReviewsBar>
        <Text size="sm" c="dimmed">
          As they are found, the newest on top
        </Text>
      </ReviewsBar>
      {unseen > 0 && (
        <Button
          className={classes.unseen}
          size="xs"
          radius="xl"
          leftSection={<Icon name="arrowUp" size={14} />}
          onClick={toTop}
        >
          {counted(unseen, 'new review')}
        </Button>
      )}
      <ReviewList
        box={box}
        focus={focus}
        reviews={held ?? reviews}
        totalCount={view.progress?.found ?? reviews.length}
        isBusy
        onNearEnd={earlier.more}
        onTop={(isAtTop) => setHeld((current) => (isAtTop ? undefined : (current ?? reviews)))}
        empty={
          <div className={classes.waiting}>
            <Loader type="dots" />
            <Text size="sm" c="dimmed">
              Nothing has been found yet.
            </Text>
          </div>
        }
      />
    </div>
  );
};

/** What was found before this page came to watch. */
const useEarlierReviews = (id: string, view: TaskView) => {
  const api = useApi();
  return useReviews(api, view.reviewsMissed ? id : undefined, { sort: 'NEWEST' });
};

const newestFirst = (
  arrived: readonly ReviewFieldsFragment[],
  earlier: readonly ReviewFieldsFragment[],
): readonly ReviewFieldsFragment[] => {
  const reviews = new Map<string, ReviewFieldsFragment>();
  for (const review of arrived.toReversed()) reviews.set(review.id, review);
  for (const review of earlier) if (!reviews.has(review.id)) reviews.set(review.id, review);
  return [...reviews.values()];
};
