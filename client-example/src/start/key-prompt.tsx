import { Alert, Button } from '@mantine/core';
import { SourcesDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { useSettings } from '../settings/settings.ts';
import { hasCode } from '../text/error-message.ts';

/** Asks for an API key if the server requires one; renders nothing otherwise. */
export const KeyPrompt = () => {
  const { error } = useQuery(SourcesDocument, {});
  const { open } = useSettings();
  if (!hasCode(error, 'UNAUTHENTICATED')) return null;
  return (
    <Alert color="iris" title="This server requires an API key">
      <Button size="xs" onClick={open}>
        Enter API key
      </Button>
    </Alert>
  );
};
