import { Anchor, Group, Text, UnstyledButton } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { useSourceTitle } from '../../sources/source-titles.tsx';
import { formatCount } from '../../text/numbers.ts';
import { formatDate } from '../../text/time.ts';
import { Stars } from '../../ui/stars.tsx';
import classes from './review-item.module.css';
import { useIsTruncated } from './use-is-truncated.ts';

interface ReviewItemProps {
  readonly review: ReviewFieldsFragment;
  readonly position: number;
  readonly totalCount: number;
}

/** One review. */
export const ReviewItem = ({ review, position, totalCount }: ReviewItemProps) => {
  const { author, title, body, rating, publishedAt, source, verifiedPurchase, helpfulVotes } =
    review;
  const [isExpanded, setIsExpanded] = useState(false);
  const labelId = useId();
  const bodyRef = useRef<HTMLParagraphElement>(null);
  const isTruncated = useIsTruncated(bodyRef, isExpanded);
  return (
    <article
      className={classes.review}
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
        <Text size="xs" c="dimmed" className={classes.date}>
          {publishedAt ? formatDate(publishedAt) : 'No date'}
        </Text>
      </Group>
      {title && (
        <Text fw={600} mt={4} className={classes.text}>
          {title}
        </Text>
      )}
      <Text ref={bodyRef} size="sm" mt={4} className={classes.text} lineClamp={isExpanded ? 0 : 4}>
        {body}
      </Text>
      {(isTruncated || isExpanded) && (
        <UnstyledButton
          className={classes.more}
          onClick={() => setIsExpanded(!isExpanded)}
          aria-expanded={isExpanded}
        >
          {isExpanded ? 'Show less' : 'Show more'}
        </UnstyledButton>
      )}
      <Text size="xs" c="dimmed" mt={6} className={classes.text}>
        <SourceLink url={review.url} source={source} />
        {verifiedPurchase && ' · Verified purchase'}
        {helpfulVotes ? ` · ${formatCount(helpfulVotes, 'helpful vote')}` : ''}
      </Text>
    </article>
  );
};

const SourceLink = ({ url, source }: { url: string | null; source: string }) => {
  const title = useSourceTitle()(source);
  if (!url || !/^https?:/i.test(url)) return title;
  return (
    <Anchor
      inherit
      underline="always"
      className={classes.source}
      href={url}
      target="_blank"
      rel="noreferrer"
    >
      {title}
    </Anchor>
  );
};
