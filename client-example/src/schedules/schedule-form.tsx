import { Alert, Button, Card, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ScheduleDocument } from '../../generated/graphql.ts';
import { useMutate } from '../api/hooks.ts';
import { useActionError } from '../api/use-action-error.ts';
import { errorMessage } from '../text/error-message.ts';
import { inputProblem } from '../text/input-problem.ts';
import { isKind, kinds, kindTitle } from '../text/kinds.ts';

/** The fields that show their own problems. */
const shownFields = ['productName', 'cron'];

/** Creates a schedule: at a fixed interval, or by a cron expression in the visitor's time zone. */
export const ScheduleForm = ({ onCreated }: { onCreated: () => void }) => {
  const mutate = useMutate();
  const [productName, setProductName] = useState('');
  const [kind, setKind] = useState<string>('STORE');
  const [frequency, setFrequency] = useState('86400');
  const [cron, setCron] = useState('0 9 * * 1');
  const [error, setError] = useActionError();
  const problem = inputProblem(error);
  const problemOf = (field: string) => problem?.field === field && problem.message;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isKind(kind)) return;
    const recurrence =
      frequency === 'cron'
        ? { cron, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
        : { everySeconds: Number(frequency) };
    setError(undefined);
    mutate(ScheduleDocument, { input: { kind, productName, ...recurrence } }).then(() => {
      setProductName('');
      onCreated();
    }, setError);
  };

  return (
    <Card component="form" onSubmit={submit} withBorder padding="lg" bg="var(--card-background)">
      <Stack>
        <TextInput
          label="Product"
          required
          maxLength={200}
          error={problemOf('productName')}
          value={productName}
          onChange={(event) => setProductName(event.currentTarget.value)}
        />
        <Group grow align="flex-end">
          <NativeSelect
            label="Kind"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
            data={kinds.map((value) => ({ value, label: kindTitle[value] }))}
          />
          <NativeSelect
            label="Frequency"
            value={frequency}
            onChange={(event) => setFrequency(event.currentTarget.value)}
            data={[
              { value: '3600', label: 'Every hour' },
              { value: '21600', label: 'Every 6 hours' },
              { value: '86400', label: 'Every day' },
              { value: '604800', label: 'Every week' },
              { value: 'cron', label: 'Custom (cron)' },
            ]}
          />
        </Group>
        {frequency === 'cron' && (
          <TextInput
            label="Cron expression"
            description="Minute, hour, day of month, month, and day of week, in your time zone."
            error={problemOf('cron')}
            value={cron}
            onChange={(event) => setCron(event.currentTarget.value)}
          />
        )}
        {error && !shownFields.some(problemOf) && (
          <Alert color="red" role="alert">
            {errorMessage(error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={productName.trim() === ''}>
            Create schedule
          </Button>
        </Group>
      </Stack>
    </Card>
  );
};
