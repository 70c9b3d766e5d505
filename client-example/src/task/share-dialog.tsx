import { Button, CopyButton, Modal, Stack, Text, TextInput } from '@mantine/core';
import { rootUrl } from '../api/root-url.ts';
import { shareLink } from '../paths.ts';

interface ShareDialogProps {
  readonly taskId: string;
  readonly watchToken: string;
  readonly onClose: () => void;
}

/** Shows a link with which anyone can watch this task, and nothing else. */
export const ShareDialog = ({ taskId, watchToken, onClose }: ShareDialogProps) => {
  const link = shareLink(rootUrl, taskId, watchToken);
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={650}>Share this task</Text>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Text size="sm">
          Anyone with this link can watch this task and read its reviews until it expires. They
          cannot change anything.
        </Text>
        <TextInput
          aria-label="Link"
          data-autofocus
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied!' : 'Copy link'}</Button>}
        </CopyButton>
      </Stack>
    </Modal>
  );
};
