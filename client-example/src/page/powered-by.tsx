import { Anchor } from '@mantine/core';
import { clientTitle } from '../settings/client-title.ts';
import { useSettings } from '../settings/settings.ts';

/** Which GraphQL client the page runs on, and the way to the other. */
export const PoweredBy = () => {
  const { client, open } = useSettings();
  return (
    <>
      This page runs on{' '}
      <Anchor component="button" type="button" inherit underline="always" onClick={open}>
        {clientTitle(client)}
      </Anchor>
    </>
  );
};
