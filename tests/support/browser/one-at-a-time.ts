import { dataPath } from '../../../launch/data-path.ts';
import { claimFolder } from '../../../launch/local-redis/claim-folder.ts';
import { until } from '../redis/until.ts';

/** Does `act` in one test file at a time: what one installs or builds, no other finds half done. */
export const oneAtATime = async <Result>(
  name: string,
  act: () => Promise<Result>,
): Promise<Result> => {
  let release = async () => {};
  await until(`no other test file is at it: ${name}`, async () => {
    release = await claimFolder(dataPath(name));
    return true;
  });
  try {
    return await act();
  } finally {
    await release();
  }
};
