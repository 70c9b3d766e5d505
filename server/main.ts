import { followFiles } from '../process/follow-files.ts';
import { createLogger } from '../process/logger.ts';
import { runUntilSignal } from '../process/run-until-signal.ts';
import { startTracing } from '../process/tracing.ts';
import { serverConfig, serverSecretFiles } from './config.ts';
import { startServer } from './start-server.ts';

await runUntilSignal(async () => {
  const options = serverConfig(process.env);
  const tracing = await startTracing(options.tracing, createLogger('server', options.logLevel));
  const { url, stop, replaceKeys } = await startServer(options);
  followFiles(serverSecretFiles(process.env), () => replaceKeys(() => serverConfig(process.env)));
  return { stop: () => stop().finally(tracing.stop), announcement: `ready ${url}/graphql` };
});
