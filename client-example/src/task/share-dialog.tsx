import { Button, CopyButton, Modal, Stack, Text, TextInput } from '@mantine/core';
import { sharedLink } from '../settings/shared-link.ts';

interface ShareDialogProps {
  readonly taskId: string;
  readonly watchToken: string;
  readonly onClose: () => void;
}

/** Gives out the link that lets a colleague watch this task and nothing else. */
export const ShareDialog = ({ taskId, watchToken, onClose }: ShareDialogProps) => {
  const link = sharedLink(window.location.origin, taskId, watchToken);
  return (
    <Modal
      opened
      onClose={onClose}
      title="Share this task"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Text size="sm">
          Whoever has this link can watch this task and read its reviews for as long as it is kept,
          and do nothing else.
        </Text>
        <TextInput
          aria-label="Link"
          data-autofocus
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button onClick={copy}>{copied ? 'Copied' : 'Copy the link'}</Button>
          )}
        </CopyButton>
      </Stack>
    </Modal>
  );
};
