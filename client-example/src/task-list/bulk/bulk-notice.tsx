import { Alert } from '@mantine/core';
import { errorMessage } from '../../text/error-message.ts';
import { intentTextColor } from '../../ui/intent.ts';
import { type BulkOutcome, outcomeSentence } from './bulk-action.ts';

interface BulkNoticeProps {
  readonly outcome: BulkOutcome | undefined;
  readonly onClose: () => void;
}

/** What the last bulk action did. Announced by screen readers. */
export const BulkNotice = ({ outcome, onClose }: BulkNoticeProps) => {
  const intent = outcome && (outcome.failed > 0 ? 'warning' : 'success');
  return (
    <div role="status" aria-label="Outcome">
      {outcome && intent && (
        <Alert
          color={intent === 'warning' ? 'orange' : 'teal'}
          withCloseButton
          closeButtonLabel="Dismiss"
          onClose={onClose}
          title={outcomeSentence(outcome)}
          styles={{ title: { color: intentTextColor[intent] } }}
        >
          {outcome.error && errorMessage(outcome.error)}
        </Alert>
      )}
    </div>
  );
};
