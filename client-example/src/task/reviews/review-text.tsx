import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { withoutBidiControls } from '../../text/bidi.ts';
import classes from './review-text.module.css';
import { useIsTruncated } from './use-is-truncated.ts';

interface ReviewTextProps {
  readonly text: string;
  /** Tells this review from others, for screen readers. */
  readonly reviewName: string;
}

/** The text of a review: its first lines, and a button that shows the rest if there is more. */
export const ReviewText = ({ text, reviewName }: ReviewTextProps) => {
  const [isExpanded, setIsExpanded] = useState(false);
  const block = useRef<HTMLParagraphElement>(null);
  const isTruncated = useIsTruncated(block, maxLines);
  const id = useId();
  return (
    <>
      <div
        id={id}
        className={classes.clamp}
        data-clamped={isTruncated && !isExpanded}
        style={{ '--lines': maxLines }}
      >
        <Text ref={block} size="sm" dir="auto" className={classes.text}>
          {withoutBidiControls(text)}
        </Text>
      </div>
      {isTruncated && (
        <UnstyledButton
          className={classes.more}
          onClick={() => setIsExpanded(!isExpanded)}
          aria-expanded={isExpanded}
          aria-controls={id}
        >
          {isExpanded ? 'Show less' : 'Show more'}
          <VisuallyHidden> of {reviewName}</VisuallyHidden>
        </UnstyledButton>
      )}
    </>
  );
};

const maxLines = 4;
