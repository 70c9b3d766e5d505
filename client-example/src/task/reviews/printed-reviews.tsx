import { Text } from '@mantine/core';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { ReviewItem } from './review-item.tsx';
import classes from './review-list.module.css';

interface PrintedReviewsProps {
  readonly reviews: readonly ReviewFieldsFragment[];
  readonly totalCount: number;
}

/** All loaded reviews, for paper. Says so if there are more. */
export const PrintedReviews = ({ reviews, totalCount }: PrintedReviewsProps) => (
  <div className={classes.printed}>
    {reviews.length < totalCount && (
      <Text size="sm">
        {reviews.length.toLocaleString()} of {totalCount.toLocaleString()} reviews
      </Text>
    )}
    {reviews.map((review, index) => (
      <ReviewItem key={review.id} review={review} position={index + 1} totalCount={totalCount} />
    ))}
  </div>
);
