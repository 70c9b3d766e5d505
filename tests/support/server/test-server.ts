import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import {
  type RunningServer,
  type ServerOptions,
  startServer,
} from '../../../server/start-server.ts';
import { type Deployment, openDeployment } from '../../../tasks/deployment.ts';

export interface TestServer extends RunningServer, AsyncDisposable {
  /** Where GraphQL is. */
  graphql: string;
  prefix: string;
  /** What a worker holds: writes the events that the server is to deliver. */
  deployment: Deployment;
}

/** A free port of loopback, a deployment of its own, no log, no time to drain; but for what is said otherwise. */
export const serverOptions = (differing: Partial<ServerOptions> = {}): ServerOptions => ({
  host: '127.0.0.1',
  port: 0,
  logLevel: 'silent',
  redisUrl: inject('redisUrl'),
  prefix: `test-${randomUUID()}`,
  ttlSeconds: 60,
  hardLimitSeconds: 60,
  maxEvents: 1000,
  waitReplicas: 0,
  heartbeatMs: 30_000,
  stuckMs: 60_000,
  drainMs: 0,
  apiKeys: [],
  operatorKeys: [],
  tokenSecret: undefined,
  allowAnonymous: false,
  schedulesPerCaller: 100,
  ...differing,
});

/** A server of a test's own, and the writing end of its deployment. */
export const startTestServer = async (
  differing: Partial<ServerOptions> = {},
): Promise<TestServer> => {
  const settled = serverOptions(differing);
  const server = await startServer(settled);
  const deployment = openDeployment('work', {
    redisUrl: settled.redisUrl,
    prefix: settled.prefix,
    ttlMs: settled.ttlSeconds * 1000,
    maxEvents: settled.maxEvents,
    // Tests break connections on purpose.
    onConnectionError: () => {},
  });
  return {
    ...server,
    graphql: `${server.url}/graphql`,
    prefix: settled.prefix,
    deployment,
    async [Symbol.asyncDispose]() {
      await deployment.close();
      await server.stop();
    },
  };
};

/** As {@link startTestServer}; stopped when the test is over. */
export const serve = async (differing: Partial<ServerOptions> = {}): Promise<TestServer> => {
  const server = await startTestServer(differing);
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
};
