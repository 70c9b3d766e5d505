import { Anchor, Group, Text, UnstyledButton } from '@mantine/core';
import { useId, useState } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { counted } from '../../words/numbers.ts';
import { sourceTitle } from '../../words/source-title.ts';
import { day } from '../../words/time.ts';
import { Stars } from '../stars.tsx';
import classes from './review-item.module.css';

interface ReviewItemProps {
  readonly review: ReviewFieldsFragment;
  readonly position: number;
  readonly totalCount: number;
}

/** One review. */
export const ReviewItem = ({ review, position, totalCount }: ReviewItemProps) => {
  const { author, title, body, rating, publishedAt, source, verifiedPurchase, helpfulVotes } =
    review;
  const [isWhole, setIsWhole] = useState(false);
  const labelId = useId();
  const isLong = body.length > longBody;
  return (
    <article
      className={`${classes.review} appears`}
      aria-posinset={position}
      aria-setsize={totalCount}
      aria-labelledby={labelId}
    >
      <Group justify="space-between" gap="xs" wrap="nowrap" id={labelId}>
        <Group gap={8} wrap="nowrap" style={{ minWidth: 0 }}>
          {rating !== null && <Stars rating={rating} />}
          <Text size="sm" fw={600} truncate>
            {author ?? 'Anonymous'}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" className={classes.day}>
          {publishedAt ? day(publishedAt) : 'No date'}
        </Text>
      </Group>
      {title && (
        <Text fw={600} mt={4} className={classes.text}>
          {title}
        </Text>
      )}
      <Text size="sm" mt={4} className={classes.text} lineClamp={isWhole ? 0 : 4}>
        {body}
      </Text>
      {isLong && (
        <UnstyledButton
          className={classes.more}
          onClick={() => setIsWhole(!isWhole)}
          aria-expanded={isWhole}
        >
          {isWhole ? 'Less' : 'More'}
        </UnstyledButton>
      )}
      <Text size="xs" c="dimmed" mt={6} className={classes.text}>
        <Origin url={review.url} source={source} />
        {verifiedPurchase && ' · verified purchase'}
        {helpfulVotes ? ` · ${counted(helpfulVotes, 'vote')}` : ''}
      </Text>
    </article>
  );
};

/** Longer bodies do not fit into four lines. */
const longBody = 260;

const Origin = ({ url, source }: { url: string | null; source: string }) =>
  url && /^https?:/i.test(url) ? (
    <Anchor
      inherit
      underline="always"
      className={classes.origin}
      href={url}
      target="_blank"
      rel="noreferrer"
    >
      {sourceTitle(source)}
    </Anchor>
  ) : (
    sourceTitle(source)
  );
