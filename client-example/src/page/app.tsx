import { MantineProvider } from '@mantine/core';
import { SettingsProvider } from '../settings/settings-provider.tsx';
import { ApiProvider } from './api-provider.tsx';
import { Routes } from './routes.tsx';
import { Shell } from './shell.tsx';
import { theme, variables } from './theme.ts';

/** The whole page. */
export const App = () => (
  <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
    <SettingsProvider>
      <ApiProvider>
        <Shell>
          <Routes />
        </Shell>
      </ApiProvider>
    </SettingsProvider>
  </MantineProvider>
);
