import { Anchor } from '@mantine/core';
import { clientTitle } from '../settings/client-title.ts';
import { useSettings } from '../settings/settings.ts';

/** Names the GraphQL client in use; opens the settings, where it can be changed. */
export const PoweredBy = () => {
  const { client, open } = useSettings();
  return (
    <>
      Powered by{' '}
      <Anchor component="button" type="button" inherit underline="always" onClick={open}>
        {clientTitle(client)}
      </Anchor>
    </>
  );
};
