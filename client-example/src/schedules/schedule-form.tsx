import { Alert, Button, Card, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ScheduleDocument } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { errorWords } from '../words/error-words.ts';
import { isKind, kinds, kindTitle } from '../words/kinds.ts';

/** Schedules a collection: every so often, or by a cron pattern in the reader's time zone. */
export const ScheduleForm = ({ onDone }: { onDone: () => void }) => {
  const send = useApi().useSend();
  const [productName, setProductName] = useState('');
  const [kind, setKind] = useState<string>('STORE');
  const [often, setOften] = useState('86400');
  const [cron, setCron] = useState('0 9 * * 1');
  const [error, setError] = useState<Error>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isKind(kind)) return;
    const when =
      often === 'cron'
        ? { cron, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
        : { everySeconds: Number(often) };
    setError(undefined);
    send(ScheduleDocument, { input: { kind, productName, ...when } }).then(() => {
      setProductName('');
      onDone();
    }, setError);
  };

  return (
    <Card component="form" onSubmit={submit} withBorder padding="lg" bg="var(--card-background)">
      <Stack>
        <TextInput
          label="Product"
          required
          maxLength={200}
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
            label="How often"
            value={often}
            onChange={(event) => setOften(event.currentTarget.value)}
            data={[
              { value: '3600', label: 'Every hour' },
              { value: '21600', label: 'Every 6 hours' },
              { value: '86400', label: 'Every day' },
              { value: '604800', label: 'Every week' },
              { value: 'cron', label: 'By a cron pattern' },
            ]}
          />
        </Group>
        {often === 'cron' && (
          <TextInput
            label="Cron pattern"
            description="Minute, hour, day, month, weekday, in your time zone."
            value={cron}
            onChange={(event) => setCron(event.currentTarget.value)}
          />
        )}
        {error && (
          <Alert color="red" role="alert">
            {errorWords(error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={productName.trim() === ''}>
            Schedule
          </Button>
        </Group>
      </Stack>
    </Card>
  );
};
