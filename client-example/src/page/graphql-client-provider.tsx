import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type ClientModule, clients } from '../api/clients.ts';
import { GraphqlClientContext } from '../api/graphql-client-context.ts';
import { rootUrl } from '../api/root-url.ts';
import { createServerProbe } from '../api/server-probe.ts';
import { ServerProbeContext } from '../api/use-recovery.ts';
import { useSettings } from '../settings/settings.ts';

/** Loads the GraphQL client chosen in the settings and provides it. Remounts the page when the client or the key changes. */
export const GraphqlClientProvider = ({ children }: { children: ReactNode }) => {
  const { client, apiKey, watchToken } = useSettings();
  const bearer = watchToken ?? (apiKey || undefined);
  const settings = useMemo(() => ({ url: new URL('graphql', rootUrl), bearer }), [bearer]);
  const module = useClientModule(client);
  const probe = useMemo(() => createServerProbe(settings), [settings]);
  if (!module) return null;
  return (
    <module.Provider key={`${client} ${bearer}`} settings={settings}>
      <ServerProbeContext value={probe}>
        <GraphqlClientContext value={module.client}>{children}</GraphqlClientContext>
      </ServerProbeContext>
    </module.Provider>
  );
};

const useClientModule = (name: string): ClientModule | undefined => {
  const [loaded, setLoaded] = useState<{ name: string; module: ClientModule }>();
  useEffect(() => {
    let isCurrent = true;
    void clients
      .get(name)?.()
      .then((module) => {
        if (isCurrent) setLoaded({ name, module });
      });
    return () => {
      isCurrent = false;
    };
  }, [name]);
  return loaded?.name === name ? loaded.module : undefined;
};
