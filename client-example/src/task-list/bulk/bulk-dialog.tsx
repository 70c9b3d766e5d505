import { Button, Group, Loader, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { RetryScope } from '../../../generated/graphql.ts';
import { formatCount } from '../../text/numbers.ts';
import { ErrorText } from '../../ui/error-text.tsx';
import { type BulkAction, type BulkOutcome, bulkActionTexts } from './bulk-action.ts';
import { type BulkTarget, useBulkAction } from './use-bulk-action.ts';

interface BulkDialogProps {
  readonly action: BulkAction;
  readonly target: BulkTarget;
  readonly onClose: () => void;
  readonly onDone: (outcome: BulkOutcome) => void;
}

/** Says how many tasks an action changes, and asks before it does. Focus starts on the harmless answer. */
export const BulkDialog = ({ action, target, onClose, onDone }: BulkDialogProps) => {
  const [scope, setScope] = useState<RetryScope>('FAILED_SOURCES');
  const { counted, error, isBusy, run } = useBulkAction(action, target, scope);
  const { verb, consequence, applicable } = bulkActionTexts[action];
  const tasks = counted && formatCount(counted.count, 'task');
  const confirm = async () => {
    const outcome = await run();
    if (outcome) onDone(outcome);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Text fw={650}>{tasks ? `${verb} ${tasks}?` : `${verb} tasks?`}</Text>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        {!counted && !error && (
          <Group gap="xs" role="status">
            <Loader size="xs" /> <Text size="sm">Counting…</Text>
          </Group>
        )}
        {counted?.count === 0 && (
          <Text size="sm">
            {verb} applies to {applicable}. There is none among these.
          </Text>
        )}
        {counted && counted.count > 0 && (
          <Text size="sm">
            {countSentence(action, target, counted.count)} {consequence}
            {counted.hasMore && ' More match than one step handles; repeat it for the rest.'}
          </Text>
        )}
        {action === 'retry' && counted?.count !== 0 && (
          <ScopeChoice scope={scope} onChange={setScope} />
        )}
        {error && <ErrorText error={error} />}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep as they are
          </Button>
          <Button
            color={action === 'retry' ? 'iris' : 'red'}
            disabled={!counted || counted.count === 0}
            loading={isBusy}
            onClick={() => void confirm()}
          >
            {verb} {tasks ?? 'tasks'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
};

/** Says how many of the selected tasks stay as they are. */
const countSentence = (action: BulkAction, target: BulkTarget, count: number): string => {
  if ('where' in target || target.selected.length === count) return '';
  const { verb, applicable } = bulkActionTexts[action];
  const rest = formatCount(target.selected.length - count, 'selected task');
  return `${rest} will stay as before: ${verb.toLowerCase()} applies to ${applicable}.`;
};

interface ScopeChoiceProps {
  readonly scope: RetryScope;
  readonly onChange: (scope: RetryScope) => void;
}

const ScopeChoice = ({ scope, onChange }: ScopeChoiceProps) => (
  <Radio.Group
    label="Sources to ask"
    value={scope}
    onChange={(value) => onChange(value === 'ALL' ? 'ALL' : 'FAILED_SOURCES')}
  >
    <Stack gap="xs" mt={6}>
      <Radio
        value="FAILED_SOURCES"
        label="Only those that failed"
        description="Keeps what the others delivered."
      />
      <Radio value="ALL" label="All of them" description="Collects every review again." />
    </Stack>
  </Radio.Group>
);
