import { Text } from '@mantine/core';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { withoutBidiControls } from '../../text/bidi.ts';
import { formatDate } from '../../text/time.ts';
import { ForeignText } from '../../ui/foreign-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import classes from './review-replies.module.css';

/** What the seller or the maker answered. */
export const ReviewReplies = ({ replies }: Pick<ReviewFieldsFragment, 'replies'>) =>
  replies.map(({ author, body, publishedAt }) => (
    <blockquote key={`${publishedAt} ${body}`} className={classes.reply}>
      <Text size="xs" c="dimmed" className={classes.head}>
        <Icon name="reply" size={13} />
        <span>
          Reply by {author ? <ForeignText text={author} /> : 'the seller'}
          {publishedAt && `, ${formatDate(publishedAt)}`}
        </span>
      </Text>
      <Text size="sm" dir="auto" className={classes.text}>
        {withoutBidiControls(body)}
      </Text>
    </blockquote>
  ));
