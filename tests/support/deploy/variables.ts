import { secretNames } from '../../../process/secret-files.ts';
import { sharedVariables } from '../../../process/shared-variables.ts';
import { serverVariables } from '../../../server/config.ts';
import { configurationPage } from '../../../tooling/configuration-page.ts';
import { workerVariables } from '../../../worker/config.ts';

/** The secret variables of servers and workers. */
export const secretVariables: readonly string[] = secretNames({
  ...sharedVariables(() => undefined, ''),
  ...serverVariables,
  ...workerVariables,
});

/** Every variable that servers and workers read, including those for the files of secrets. */
export const knownVariables: readonly string[] = [
  ...[...configurationPage().matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name = '']) => name),
  ...secretVariables.map((name) => `${name}_FILE`),
];
