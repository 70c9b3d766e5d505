import { buildApplication } from '../../demo/build-application.ts';
import { dataPath } from '../../demo/data-path.ts';
import { claimFolder } from '../../demo/local-redis/claim-folder.ts';
import { until } from '../redis/until.ts';

/** Builds the page where it is older than what it is made of; one test file at a time, so that none reads half of it. */
export const ensureApplication = async (): Promise<void> => {
  let release = async () => {};
  await until('no other test file builds the page', async () => {
    release = await claimFolder(dataPath('building'));
    return true;
  });
  try {
    await buildApplication(console.error);
  } finally {
    await release();
  }
};
