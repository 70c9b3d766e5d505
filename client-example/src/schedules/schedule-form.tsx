import { Alert, Button, Card, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ScheduleReviewsInput } from '../../generated/graphql.ts';
import { useActionError } from '../api/use-action-error.ts';
import { errorMessage } from '../text/error-message.ts';
import { inputProblem } from '../text/input-problem.ts';
import { RecurrenceFields } from './recurrence-fields.tsx';
import type { ScheduleFieldsProps } from './schedule-fields.ts';
import {
  newSchedule,
  type ScheduleValues,
  scheduleInputOf,
  validateSchedule,
} from './schedule-values.ts';
import { SourceFields } from './source-fields.tsx';

interface ScheduleFormProps {
  /** Default: those of a new schedule. */
  readonly initial?: ScheduleValues;
  readonly submitLabel: string;
  readonly onSubmit: (input: ScheduleReviewsInput) => Promise<unknown>;
  readonly onCancel?: (() => void) | undefined;
}

/** Creates or edits a schedule, with all its options. */
export const ScheduleForm = (props: ScheduleFormProps) => {
  const { initial, submitLabel, onSubmit, onCancel } = props;
  const [values, setValues] = useState(initial ?? newSchedule);
  const [error, setError] = useActionError();
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const problems = new Map(Object.entries(wasSubmitted ? validateSchedule(values) : {}));
  const refused = inputProblem(error);
  const fields: ScheduleFieldsProps = {
    values,
    onChange: (change) => setValues({ ...values, ...change }),
    problemOf: (field) =>
      problems.get(field) ?? (refused?.field === field ? refused.message : undefined),
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasSubmitted(true);
    if (isBusy || Object.keys(validateSchedule(values)).length > 0) return;
    setIsBusy(true);
    setError(undefined);
    onSubmit(scheduleInputOf(values))
      .catch(setError)
      .finally(() => setIsBusy(false));
  };

  return (
    <Card component="form" onSubmit={submit} withBorder padding="lg" bg="var(--card-background)">
      <Stack>
        <TextInput
          label="Product"
          required
          maxLength={200}
          error={fields.problemOf('productName')}
          value={values.productName}
          onChange={(event) => fields.onChange({ productName: event.currentTarget.value })}
        />
        <SourceFields {...fields} />
        {values.kind === 'STORE' && (
          <Textarea
            label="Product page URLs"
            description="Optional. URLs of this product at retailers, one per line."
            placeholder="https://…"
            rows={2}
            error={fields.problemOf('productUrls')}
            value={values.productUrls}
            onChange={(event) => fields.onChange({ productUrls: event.currentTarget.value })}
          />
        )}
        <RecurrenceFields {...fields} />
        {error && !shownFields.some((field) => refused?.field === field) && (
          <Alert color="red" role="alert">
            {errorMessage(error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" loading={isBusy}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
};

/** The fields that show their own problems. */
const shownFields = [
  'productName',
  'maxReviews',
  'sources',
  'productUrls',
  'cron',
  'timeZone',
  'everySeconds',
];
