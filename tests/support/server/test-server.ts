import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import type { ServerOptions } from '../../../server/server-options.ts';
import { type RunningServer, startServer } from '../../../server/start-server.ts';
import { type Deployment, openDeployment } from '../tasks/deployment.ts';

export interface TestServer extends RunningServer, AsyncDisposable {
  /** The GraphQL endpoint. */
  graphql: string;
  prefix: string;
  /** A worker's view of the same deployment, to write the events that the server delivers. */
  deployment: Deployment;
}

/** A free loopback port, a key prefix of its own, no logging and no drain window, unless overridden. */
export const serverOptions = (overrides: Partial<ServerOptions> = {}): ServerOptions => ({
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
  keepAliveMs: 65_000,
  drainDelayMs: 0,
  drainMs: 0,
  apiKeys: [],
  operatorKeys: [],
  tokenSecret: undefined,
  allowAnonymous: false,
  schedulesPerCaller: 100,
  ...overrides,
});

/** Starts a server on a deployment of its own. The caller disposes of it. */
export const startTestServer = async (
  overrides: Partial<ServerOptions> = {},
): Promise<TestServer> => {
  const options = serverOptions(overrides);
  const server = await startServer(options);
  const deployment = openDeployment('work', {
    redisUrl: options.redisUrl,
    prefix: options.prefix,
    ttlMs: options.ttlSeconds * 1000,
    maxEvents: options.maxEvents,
    // Tests break connections deliberately.
    onConnectionError: () => {},
  });
  return {
    ...server,
    graphql: `${server.url}/graphql`,
    prefix: options.prefix,
    deployment,
    async [Symbol.asyncDispose]() {
      await deployment.close();
      await server.stop();
    },
  };
};

/** Like {@link startTestServer}, but stopped when the test ends. */
export const serve = async (overrides: Partial<ServerOptions> = {}): Promise<TestServer> => {
  const server = await startTestServer(overrides);
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
};
