import { runUntilSignal } from '../process/run-until-signal.ts';
import { serverConfig } from './config.ts';
import { startServer } from './start-server.ts';

await runUntilSignal(async () => {
  const { url, stop } = await startServer(serverConfig(process.env));
  return { stop, announcement: `ready ${url}/graphql` };
});
