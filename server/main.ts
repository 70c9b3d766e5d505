import { followFiles } from '../process/follow-files.ts';
import { runUntilSignal } from '../process/run-until-signal.ts';
import { serverConfig, serverSecretFiles } from './config.ts';
import { startServer } from './start-server.ts';

await runUntilSignal(async () => {
  const { url, stop, replaceKeys } = await startServer(serverConfig(process.env));
  followFiles(serverSecretFiles(process.env), () => replaceKeys(() => serverConfig(process.env)));
  return { stop, announcement: `ready ${url}/graphql` };
});
