import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../launch/free-port.ts';
import type { RedisServer } from '../../launch/local-redis/start-redis-server.ts';
import { connector } from '../../redis/connections.ts';
import { Subscriber } from '../../redis/subscriber.ts';
import { openCuttingProxy } from '../support/redis/cutting-proxy.ts';
import { startOwnRedis } from '../support/redis/own-redis.ts';

const open = (url: string) => {
  const connections = connector(url, () => {});
  const connection = connections.open('subscriber');
  const subscriber = new Subscriber(connection);
  onTestFinished(() => subscriber.close());
  const commands = connections.open('work');
  onTestFinished(() => commands.disconnect());
  const received: string[] = [];
  subscriber.on('message', (channel, text) => received.push(`${channel} ${text}`));
  let resumed = 0;
  subscriber.on('resumed', () => {
    resumed += 1;
  });
  return { subscriber, connection, commands, received, resumed: () => resumed };
};

const openOn = async (server: Pick<RedisServer, 'url'>) => {
  const opened = open(server.url);
  await once(opened.subscriber, 'resumed');
  return opened;
};

const subscribed = (channels: readonly string[]) => channels.flatMap((channel) => [channel, 1]);

test('messages are received once the subscription is acknowledged', async () => {
  const { subscriber, commands, received } = await openOn(await startOwnRedis());
  await subscriber.subscribe('a');
  await commands.publish('a', '1');
  await commands.publish('b', '2');
  await expect.poll(() => received).toEqual(['a 1']);
});

test('subscriptions survive a killed connection, and `resumed` is emitted once all are restored', async () => {
  const { subscriber, commands, received, resumed } = await openOn(await startOwnRedis());
  const channels = Array.from({ length: 1200 }, (_, i) => `c${i}`);
  await Promise.all(channels.map((channel) => subscriber.subscribe(channel)));

  for (let times = 1; times <= 3; times += 1) {
    const before = resumed();
    expect(await commands.client('KILL', 'TYPE', 'pubsub')).toBe(1);
    await once(subscriber, 'resumed');
    expect(await commands.pubsub('NUMSUB', ...channels)).toEqual(subscribed(channels));
    expect(resumed()).toBe(before + 1);
  }
  await commands.publish('c0', 'first');
  await commands.publish('c1199', 'last');
  await expect.poll(() => received).toEqual(['c0 first', 'c1199 last']);
  expect(resumed()).toBe(4);
});

test('a connection lost while resubscribing is restored, and `resumed` is emitted once', async () => {
  const server = await startOwnRedis();
  await using proxy = await openCuttingProxy(server.url);
  const { subscriber, commands, resumed } = await openOn(proxy);
  const channels = Array.from({ length: 600 }, (_, i) => `c${i}`);
  await Promise.all(channels.map((channel) => subscriber.subscribe(channel)));
  const before = resumed();

  // The connection breaks again before the acknowledgements arrive.
  proxy.delay(100);
  proxy.forget();
  proxy.cut();
  await expect
    .poll(() => proxy.commands.some(({ name }) => name === 'subscribe'), { interval: 5 })
    .toBe(true);
  proxy.cut();

  await expect.poll(() => commands.pubsub('NUMSUB', ...channels)).toEqual(subscribed(channels));
  await expect.poll(resumed).toBe(before + 1);
});

test('subscribing while Redis is down resolves once it is back', async () => {
  const port = await findFreePort();
  const { subscriber, commands, received } = open(`redis://127.0.0.1:${port}`);
  let isAcknowledged = false;
  const subscribing = Promise.all([subscriber.subscribe('a'), subscriber.subscribe('a')]).then(
    () => {
      isAcknowledged = true;
    },
  );
  const server = await startOwnRedis({ port });
  await subscribing;
  expect(isAcknowledged).toBe(true);
  expect(await commands.pubsub('NUMSUB', 'a')).toEqual(['a', 1]);
  await commands.publish('a', '1');
  await expect.poll(() => received).toEqual(['a 1']);
  expect(server.port).toBe(port);
});

test('subscriptions survive a restart of Redis', async () => {
  const first = await startOwnRedis();
  const { subscriber, commands } = await openOn(first);
  await subscriber.subscribe('a');
  await first.stop();
  const late = subscriber.subscribe('b');
  const resumed = once(subscriber, 'resumed');
  await startOwnRedis({ port: first.port });
  await Promise.all([resumed, late]);
  expect(await commands.pubsub('NUMSUB', 'a', 'b')).toEqual(['a', 1, 'b', 1]);
});

test('unsubscribing while disconnected does not throw and takes effect', async () => {
  const server = await startOwnRedis();
  await using proxy = await openCuttingProxy(server.url);
  const { subscriber, connection, commands } = await openOn(proxy);
  await Promise.all([subscriber.subscribe('stays'), subscriber.subscribe('goes')]);
  proxy.refuse();
  const closed = once(connection, 'close');
  proxy.cut();
  await closed;
  subscriber.unsubscribe('goes');
  subscriber.unsubscribe('never there');
  const resumed = once(subscriber, 'resumed');
  proxy.accept();
  await resumed;
  expect(await commands.pubsub('NUMSUB', 'stays', 'goes')).toEqual(['stays', 1, 'goes', 0]);
});

test('unsubscribing just as the connection breaks does not throw', async () => {
  const server = await startOwnRedis();
  await using proxy = await openCuttingProxy(server.url);
  const { subscriber, commands } = await openOn(proxy);
  await Promise.all([subscriber.subscribe('stays'), subscriber.subscribe('goes')]);
  const resumed = once(subscriber, 'resumed');
  proxy.cut();
  subscriber.unsubscribe('goes');
  await resumed;
  expect(await commands.pubsub('NUMSUB', 'stays', 'goes')).toEqual(['stays', 1, 'goes', 0]);
});

test('a channel dropped before its acknowledgement is unsubscribed, and its subscribe() resolves', async () => {
  const server = await startOwnRedis();
  await using proxy = await openCuttingProxy(server.url);
  const { subscriber, commands } = await openOn(proxy);
  await subscriber.subscribe('stays');
  proxy.delay(100);
  proxy.forget();
  const asked = subscriber.subscribe('goes');
  await expect.poll(() => proxy.commands.length).toBe(1);
  proxy.refuse();
  proxy.cut();
  await expect.poll(() => commands.status).toBe('reconnecting');
  const waiting = subscriber.subscribe('never comes');
  subscriber.unsubscribe('goes');
  subscriber.unsubscribe('never comes');
  await waiting;

  const resumed = once(subscriber, 'resumed');
  proxy.delay(0);
  proxy.accept();
  await Promise.all([resumed, asked]);
  await expect
    .poll(() => commands.pubsub('NUMSUB', 'stays', 'goes', 'never comes'))
    .toEqual(['stays', 1, 'goes', 0, 'never comes', 0]);
});

test('messages of a channel that was dropped and subscribed again are received once', async () => {
  const { subscriber, commands, received } = await openOn(await startOwnRedis());
  await subscriber.subscribe('a');
  subscriber.unsubscribe('a');
  await Promise.all([subscriber.subscribe('a'), subscriber.subscribe('a')]);
  await commands.publish('a', '1');
  await commands.publish('a', '2');
  await expect.poll(() => received).toEqual(['a 1', 'a 2']);
});

test('nothing leaks: no channel, listener or connection', async () => {
  const server = await startOwnRedis();
  const { subscriber, connection, commands } = await openOn(server);
  const listeners = () =>
    connection.eventNames().reduce((sum, name) => sum + connection.listenerCount(name), 0);
  await subscriber.subscribe('warm');
  subscriber.unsubscribe('warm');
  const before = listeners();
  for (let round = 0; round < 3; round += 1) {
    const channels = Array.from({ length: 300 }, (_, i) => `c${round}-${i}`);
    await Promise.all(channels.map((channel) => subscriber.subscribe(channel)));
    await commands.client('KILL', 'TYPE', 'pubsub');
    await once(subscriber, 'resumed');
    for (const channel of channels) subscriber.unsubscribe(channel);
  }
  expect(subscriber.channels).toBe(0);
  await expect.poll(() => commands.pubsub('CHANNELS')).toEqual([]);
  expect(listeners()).toBe(before);

  subscriber.close();
  const names = async () => String(await commands.client('LIST'));
  await expect.poll(names).not.toContain('reviewcast-subscriber');
  expect(subscriber.eventNames()).toEqual([]);
});
