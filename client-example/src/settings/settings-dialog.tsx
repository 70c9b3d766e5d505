import {
  type MantineColorScheme,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { clients } from '../api/clients.ts';
import { ApiKeyForm } from './api-key-form.tsx';
import { clientTitle } from './client-title.ts';
import { useSettings } from './settings.ts';

interface SettingsDialogProps {
  readonly onClose: () => void;
}

/** Edits the API key, the GraphQL client, and the color scheme. */
export const SettingsDialog = ({ onClose }: SettingsDialogProps) => (
  <Modal
    opened
    onClose={onClose}
    title={<Text fw={650}>Settings</Text>}
    size="md"
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <Stack gap="xl">
      <ApiKeyForm onSave={onClose} />
      <ClientSetting />
      <AppearanceSetting />
    </Stack>
  </Modal>
);

const ClientSetting = () => {
  const { client, setClient } = useSettings();
  return (
    <Options
      label="GraphQL client"
      description="This page works the same with either client."
      value={client}
      onChange={setClient}
      data={[...clients.keys()].map((value) => ({ value, label: clientTitle(value) }))}
    />
  );
};

const AppearanceSetting = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Options<MantineColorScheme>
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

interface OptionsProps<Value extends string> {
  readonly label: string;
  readonly description?: ReactNode;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly data: { value: Value; label: string }[];
}

const Options = <Value extends string>(props: OptionsProps<Value>) => {
  const id = useId();
  return (
    <div>
      <Text id={id} size="sm" fw={600}>
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
