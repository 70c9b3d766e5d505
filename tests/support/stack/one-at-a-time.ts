import { dataPath } from '../../../launch/data-path.ts';
import { lockFolder } from '../../../launch/local-redis/lock-folder.ts';
import { until } from '../redis/until.ts';

/** Runs `act` in one test run at a time, so that no other run uses a half-finished build. */
export const oneAtATime = async <Result>(
  name: string,
  act: () => Promise<Result>,
): Promise<Result> => {
  let release = async () => {};
  await until(`no other test run holds the lock "${name}"`, async () => {
    release = await lockFolder(dataPath(name));
    return true;
  });
  try {
    return await act();
  } finally {
    await release();
  }
};
