import { MantineProvider } from '@mantine/core';
import { SettingsProvider } from '../settings/settings-provider.tsx';
import { SourceTitlesProvider } from '../sources/source-titles.tsx';
import { GraphqlClientProvider } from './graphql-client-provider.tsx';
import { Routes } from './routes.tsx';
import { Shell } from './shell.tsx';
import { theme, variables } from './theme.ts';

/** The root component. */
export const App = () => (
  <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
    <SettingsProvider>
      <GraphqlClientProvider>
        <SourceTitlesProvider>
          <Shell>
            <Routes />
          </Shell>
        </SourceTitlesProvider>
      </GraphqlClientProvider>
    </SettingsProvider>
  </MantineProvider>
);
