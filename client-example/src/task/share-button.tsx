import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { Icon } from '../ui/icon.tsx';

interface ShareButtonProps {
  readonly taskId: string;
  readonly watchToken: string;
}

const ShareDialog = lazy(() =>
  import('./share-dialog.tsx').then(({ ShareDialog }) => ({ default: ShareDialog })),
);

/** Opens a dialog with a link to share. */
export const ShareButton = ({ taskId, watchToken }: ShareButtonProps) => {
  const [isOpen, { open, close }] = useDisclosure();
  return (
    <>
      <Button variant="default" leftSection={<Icon name="link" />} onClick={open}>
        Share
      </Button>
      <Suspense fallback={null}>
        {isOpen && <ShareDialog taskId={taskId} watchToken={watchToken} onClose={close} />}
      </Suspense>
    </>
  );
};
