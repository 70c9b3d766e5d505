import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../../launch/free-port.ts';
import { startRedisCluster } from '../../support/redis/start-redis-cluster.ts';
import { issueCertificate } from '../../support/redis/tls-certificate.ts';
import { finishedTask } from '../../support/stack/finished-task.ts';
import { runStack } from '../../support/stack/running-stack.ts';

test('over TLS, a cluster is reached by the names that its nodes announce and that their certificate holds', async () => {
  const certificate = await issueCertificate('DNS:localhost');
  const ports: number[] = [];
  const cluster = await startRedisCluster(async () => {
    const port = await findFreePort();
    ports.push(port);
    return [
      ...certificate.redisArgs(port),
      ...['--tls-cluster', 'yes', '--tls-replication', 'yes'],
      ...['--cluster-announce-hostname', 'localhost'],
      ...['--cluster-preferred-endpoint-type', 'hostname'],
    ];
  });
  onTestFinished(() => cluster[Symbol.asyncDispose]());

  const { url } = await runStack({
    REDIS_URL: `rediss+cluster://localhost:${ports[0]}`,
    NODE_EXTRA_CA_CERTS: certificate.authority,
  });

  expect(
    await finishedTask(url, {
      kind: 'COMMUNITY',
      productName: 'Aurora Noise Cancelling Headphones',
      sources: ['hackernews'],
      maxReviews: 5,
    }),
  ).toMatchObject({ status: 'SUCCESS', result: { complete: true } });
}, 120_000);
