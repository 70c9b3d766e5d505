import {
  Button,
  Group,
  Input,
  type MantineColorScheme,
  Modal,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { clients } from '../api/clients.ts';
import { clientTitle } from './client-title.ts';
import { useSettings } from './settings.ts';

interface SettingsDialogProps {
  readonly onClose: () => void;
}

/** The key, the client, the appearance. */
export const SettingsDialog = ({ onClose }: SettingsDialogProps) => (
  <Modal
    opened
    onClose={onClose}
    title="Settings"
    size="md"
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <Stack gap="xl">
      <ApiKeyForm onDone={onClose} />
      <ClientChoice />
      <AppearanceChoice />
    </Stack>
  </Modal>
);

const ApiKeyForm = ({ onDone }: { onDone: () => void }) => {
  const { apiKey, setApiKey, watchToken } = useSettings();
  const [draft, setDraft] = useState(apiKey);
  const inputId = useId();
  if (watchToken !== undefined) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setApiKey(draft.trim());
    onDone();
  };
  return (
    <form onSubmit={submit}>
      <Input.Wrapper
        label="API key"
        labelProps={{ htmlFor: inputId }}
        description="Kept in this tab only. An operator’s key shows every task, the workers and the queues. Leave it empty where the server asks for none."
      >
        <Group gap="xs" wrap="nowrap" mt={6}>
          <PasswordInput
            id={inputId}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            autoComplete="off"
            style={{ flex: 1 }}
          />
          <Button type="submit" variant="light" disabled={draft.trim() === apiKey}>
            Use it
          </Button>
        </Group>
      </Input.Wrapper>
    </form>
  );
};

const ClientChoice = () => {
  const { client, setClient } = useSettings();
  return (
    <Choice
      label="GraphQL client"
      description="The same page on either. Each stands in a folder of its own."
      value={client}
      onChange={setClient}
      data={[...clients.keys()].map((value) => ({ value, label: clientTitle(value) }))}
    />
  );
};

const AppearanceChoice = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Choice<MantineColorScheme>
      label="Appearance"
      value={colorScheme}
      onChange={setColorScheme}
      data={[
        { value: 'auto', label: 'System' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
    />
  );
};

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly data: { value: Value; label: string }[];
}

const Choice = <Value extends string>(props: ChoiceProps<Value>) => {
  const id = useId();
  return (
    <div>
      <Text id={id} size="sm" fw={500}>
        {props.label}
      </Text>
      {props.description && (
        <Text size="xs" c="dimmed">
          {props.description}
        </Text>
      )}
      <SegmentedControl
        aria-labelledby={id}
        mt={6}
        fullWidth
        value={props.value}
        onChange={props.onChange}
        data={props.data}
      />
    </div>
  );
};
