import { MantineProvider } from '@mantine/core';
import { SettingsProvider } from '../settings/settings-provider.tsx';
import { SourceTitlesProvider } from '../sources/source-titles.tsx';
import { ApiProvider } from './api-provider.tsx';
import { Routes } from './routes.tsx';
import { Shell } from './shell.tsx';
import { theme, variables } from './theme.ts';

/** The root component. */
export const App = () => (
  <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
    <SettingsProvider>
      <ApiProvider>
        <SourceTitlesProvider>
          <Shell>
            <Routes />
          </Shell>
        </SourceTitlesProvider>
      </ApiProvider>
    </SettingsProvider>
  </MantineProvider>
);
