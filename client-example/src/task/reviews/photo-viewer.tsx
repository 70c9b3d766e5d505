import { ActionIcon, Anchor, Modal, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useState } from 'react';
import type { ReviewFieldsFragment } from '../../../generated/graphql.ts';
import { ForeignText } from '../../ui/foreign-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import classes from './photo-viewer.module.css';
import { UntrustedImage } from './untrusted-image.tsx';

interface PhotoViewerProps {
  readonly photos: ReviewFieldsFragment['media'];
  /** The index of the photo to begin with. */
  readonly first: number;
  readonly reviewName: string;
  readonly onClose: () => void;
}

/** Shows the photos of a review one at a time. The arrow keys, Home, and End move between them. */
export const PhotoViewer = ({ photos, first, reviewName, onClose }: PhotoViewerProps) => {
  const [index, setIndex] = useState(first);
  const last = photos.length - 1;
  const show = (next: number) => setIndex(Math.min(last, Math.max(0, next)));
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'ArrowRight') show(index + 1);
    if (key === 'ArrowLeft') show(index - 1);
    if (key === 'Home') show(0);
    if (key === 'End') show(last);
  });
  const photo = photos[index];
  if (photo === undefined) return null;
  const position = `Photo ${index + 1} of ${photos.length}`;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      centered
      title={
        <Text fw={650} aria-live="polite">
          {position}
        </Text>
      }
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <figure className={classes.figure}>
        <div className={classes.stage}>
          <UntrustedImage src={photo.url} alt={photo.caption ?? `${position} of ${reviewName}`} />
        </div>
        <figcaption className={classes.caption}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Previous photo"
            disabled={index === 0}
            onClick={() => show(index - 1)}
          >
            <Icon name="chevronLeft" />
          </ActionIcon>
          <Text size="sm" className={classes.text}>
            {photo.caption && (
              <>
                <ForeignText text={photo.caption} />
                {' · '}
              </>
            )}
            <Anchor href={photo.url} target="_blank" rel="noreferrer" inherit underline="always">
              Open original
            </Anchor>
          </Text>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Next photo"
            disabled={index === last}
            onClick={() => show(index + 1)}
          >
            <Icon name="chevronRight" />
          </ActionIcon>
        </figcaption>
      </figure>
    </Modal>
  );
};
