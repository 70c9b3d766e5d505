import { Alert, Button } from '@mantine/core';
import { SourcesDocument } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { useSettings } from '../settings/settings.ts';
import { hasCode } from '../words/error-words.ts';

/** Asks for a key where the server lets nobody in without; nothing otherwise. */
export const KeyPrompt = () => {
  const { error } = useApi().useAnswer(SourcesDocument, {});
  const { open } = useSettings();
  if (!hasCode(error, 'UNAUTHENTICATED')) return null;
  return (
    <Alert color="iris" title="This server lets in only those who have an API key">
      <Button size="xs" onClick={open}>
        Enter a key
      </Button>
    </Alert>
  );
};
