import { MantineProvider } from '@mantine/core';
import { Router } from 'wouter';
import { rootUrl } from '../api/root-url.ts';
import { SettingsProvider } from '../settings/settings-provider.tsx';
import { GraphqlClientProvider } from './graphql-client-provider.tsx';
import { Routes } from './routes.tsx';
import { Shell } from './shell.tsx';
import { theme, variables } from './theme.ts';

/** The root component. */
export const App = () => (
  <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
    <SettingsProvider>
      <GraphqlClientProvider>
        <Router base={rootUrl.pathname.slice(0, -1)}>
          <Shell>
            <Routes />
          </Shell>
        </Router>
      </GraphqlClientProvider>
    </SettingsProvider>
  </MantineProvider>
);
