import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './review-media.module.css';
import { UntrustedImage } from './untrusted-image.tsx';

interface ReviewMediaProps {
  readonly media: ReviewFieldsFragment['media'];
  /** Tells this review from others, for screen readers. */
  readonly reviewName: string;
}

const PhotoViewer = lazy(() =>
  import('./photo-viewer.tsx').then(({ PhotoViewer }) => ({ default: PhotoViewer })),
);

/** The photos of a review, which open in a viewer, and its videos, which open in a new tab. */
export const ReviewMedia = ({ media, reviewName }: ReviewMediaProps) => {
  const [opened, setOpened] = useState<number>();
  const opener = useRef<HTMLButtonElement>(null);
  const photos = media.filter(({ type }) => type === 'PHOTO');
  const videos = media.filter(({ type }) => type === 'VIDEO');
  const hidden = photos.length - maxShown;
  if (media.length === 0) return null;
  return (
    <div className={classes.media}>
      {photos.slice(0, maxShown).map((photo, index) => (
        <UnstyledButton
          key={photo.url}
          className={classes.tile}
          aria-label={`Show photo ${index + 1} of ${photos.length}${photo.caption ? `, “${photo.caption}”` : ''}, of ${reviewName}`}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => {
            opener.current = currentTarget;
            setOpened(index);
          }}
        >
          <UntrustedImage src={photo.thumbnailUrl ?? photo.url} alt="" isLazy />
          {index === maxShown - 1 && hidden > 0 && <span className={classes.more}>+{hidden}</span>}
        </UnstyledButton>
      ))}
      {videos.slice(0, maxShown).map(({ url, thumbnailUrl, caption }, index) => (
        <a
          key={url}
          className={classes.tile}
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={`Video ${index + 1}${caption ? `, “${caption}”` : ''}, of ${reviewName} (opens in a new tab)`}
        >
          {thumbnailUrl && <UntrustedImage src={thumbnailUrl} alt="" isLazy />}
          <span className={classes.play}>
            <Icon name="play" size={18} />
          </span>
        </a>
      ))}
      <Suspense fallback={null}>
        {opened !== undefined && (
          <PhotoViewer
            photos={photos}
            first={opened}
            reviewName={reviewName}
            onClose={() => {
              setOpened(undefined);
              opener.current?.focus();
            }}
          />
        )}
      </Suspense>
    </div>
  );
};

const maxShown = 6;
