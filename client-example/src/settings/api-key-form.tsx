import { Button, Group, Input, PasswordInput } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { rootUrl } from '../api/root-url.ts';
import { checkApiKey } from './check-api-key.ts';
import { useSettings } from './settings.ts';

/** Edits the API key. Saves a key only once the server has accepted it. */
export const ApiKeyForm = ({ onSave }: { onSave: () => void }) => {
  const { apiKey, setApiKey, watchToken } = useSettings();
  const [draft, setDraft] = useState(apiKey);
  const [problem, setProblem] = useState<string>();
  const [isChecking, setIsChecking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const check = useRef<AbortController>(undefined);
  useEffect(() => () => check.current?.abort(), []);
  if (watchToken !== undefined) return null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const key = draft.trim();
    setProblem(undefined);
    setIsChecking(true);
    const controller = new AbortController();
    check.current = controller;
    const { signal } = controller;
    const found =
      key === '' ? undefined : await checkApiKey(new URL('graphql', rootUrl), key, signal);
    if (signal.aborted) return;
    setIsChecking(false);
    setProblem(found);
    if (found === undefined) {
      setApiKey(key);
      onSave();
    } else {
      input.current?.focus();
    }
  };

  return (
    <form onSubmit={submit}>
      <Input.Wrapper
        label="API key"
        labelProps={{ htmlFor: inputId }}
        description="Stored in this tab only. With an operator key you also see everyone’s tasks, workers, and queues. Leave empty if the server does not require a key."
        error={problem}
        errorProps={{ id: `${inputId}-error`, role: 'alert' }}
      >
        <Group gap="xs" wrap="nowrap" mt={6} mb={problem ? 5 : 0}>
          <PasswordInput
            id={inputId}
            ref={input}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            autoComplete="off"
            error={problem !== undefined}
            aria-describedby={problem && `${inputId}-error`}
            style={{ flex: 1 }}
          />
          <Button
            type="submit"
            variant="light"
            loading={isChecking}
            disabled={draft.trim() === apiKey}
          >
            Save
          </Button>
        </Group>
      </Input.Wrapper>
    </form>
  );
};
