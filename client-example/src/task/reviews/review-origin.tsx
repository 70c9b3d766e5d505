import { Anchor, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { useSourceTitle } from '../../sources/source-titles.tsx';
import { formatCount } from '../../text/numbers.ts';
import { ForeignText } from '../../ui/foreign-text.tsx';
import classes from './review-item.module.css';
import { reviewName } from './review-name.ts';

/** Where a review stands, as links, and how many found it helpful. */
export const ReviewOrigin = ({ review }: { readonly review: ReviewFieldsFragment }) => {
  const sourceTitle = useSourceTitle();
  const { source, platform, site, url, syndicatedFrom, copies, helpfulVotes } = review;
  const name = reviewName(review);
  return (
    <Text component="div" size="xs" c="dimmed" mt={8} className={classes.text}>
      <Place url={url} reviewName={name}>
        {sourceTitle(source)}
      </Place>
      {[site, platform].map((detail) => detail && <Detail key={detail}>{detail}</Detail>)}
      {syndicatedFrom && (
        <>
          {' · First published at '}
          <ForeignText text={syndicatedFrom} />
        </>
      )}
      {helpfulVotes ? ` · ${formatCount(helpfulVotes, 'helpful vote')}` : ''}
      {copies.length > 0 && (
        <div>
          {'Also at '}
          {copies.map((copy, index) => (
            <span key={`${copy.source} ${copy.site} ${copy.url}`}>
              {index > 0 && ', '}
              <Place url={copy.url} reviewName={name}>
                <ForeignText text={copy.site ?? sourceTitle(copy.source)} />
              </Place>
            </span>
          ))}
        </div>
      )}
    </Text>
  );
};

const Detail = ({ children }: { children: string }) => (
  <>
    {' · '}
    <ForeignText text={children} />
  </>
);

interface PlaceProps {
  readonly url: string | null;
  /** Tells this review from others, for screen readers. */
  readonly reviewName: string;
  readonly children: ReactNode;
}

/** A link to a review, if it has a web address. */
const Place = ({ url, reviewName, children }: PlaceProps) =>
  url && /^https?:/i.test(url) ? (
    <Anchor
      inherit
      underline="always"
      className={classes.source}
      href={url}
      target="_blank"
      rel="noreferrer"
    >
      {children}
      <VisuallyHidden>: {reviewName} (opens in a new tab)</VisuallyHidden>
    </Anchor>
  ) : (
    children
  );
