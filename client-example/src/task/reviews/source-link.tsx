import { Anchor, VisuallyHidden } from '@mantine/core';
import { useSourceTitle } from '../../sources/source-titles.tsx';
import classes from './review-item.module.css';

interface SourceLinkProps {
  readonly url: string | null;
  readonly source: string;
  /** Tells this review from others, for screen readers. */
  readonly reviewName: string;
}

/** The source of a review, as a link to the review if it has a web address. */
export const SourceLink = ({ url, source, reviewName }: SourceLinkProps) => {
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
      <VisuallyHidden>: {reviewName} (opens in a new tab)</VisuallyHidden>
    </Anchor>
  );
};
