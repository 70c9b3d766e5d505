import { Group, Text } from '@mantine/core';
import { useId } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { formatDate } from '../../text/time.ts';
import { ForeignText } from '../../ui/foreign-text.tsx';
import { Stars } from '../../ui/stars.tsx';
import { ReviewBadges } from './review-badges.tsx';
import classes from './review-item.module.css';
import { ReviewMedia } from './review-media.tsx';
import { reviewName } from './review-name.ts';
import { ReviewOrigin } from './review-origin.tsx';
import { ReviewPoints } from './review-points.tsx';
import { ReviewReplies } from './review-replies.tsx';
import { ReviewText } from './review-text.tsx';

interface ReviewItemProps {
  readonly review: ReviewFieldsFragment;
  readonly position: number;
  readonly totalCount: number;
}

/** One review. */
export const ReviewItem = ({ review, position, totalCount }: ReviewItemProps) => {
  const { author, title, body, rating, publishedAt, language } = review;
  const labelId = useId();
  const name = reviewName(review);
  return (
    <article
      className={classes.review}
      aria-posinset={position}
      aria-setsize={totalCount}
      aria-labelledby={labelId}
    >
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start" id={labelId}>
        <Group gap={8} wrap="nowrap" align="center" style={{ minWidth: 0 }}>
          {rating !== null && <Stars rating={rating} />}
          <Text size="sm" fw={600} className={classes.text}>
            {author ? <ForeignText text={author} /> : 'Anonymous'}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" className={classes.date}>
          {publishedAt ? formatDate(publishedAt) : 'No date'}
        </Text>
      </Group>
      <ReviewBadges review={review} />
      <div lang={language ?? undefined}>
        {title && (
          <Text fw={600} mt={6} className={classes.text}>
            <ForeignText text={title} />
          </Text>
        )}
        <ReviewText text={body} reviewName={name} />
        <ReviewPoints review={review} />
      </div>
      <ReviewMedia media={review.media} reviewName={name} />
      <ReviewReplies replies={review.replies} />
      <ReviewOrigin review={review} />
    </article>
  );
};
