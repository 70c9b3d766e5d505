import { once } from 'node:events';
import { Cluster } from 'ioredis';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { connector } from '../../redis/connections.ts';
import { slotOf } from '../../redis/slot.ts';
import { Subscriber } from '../../redis/subscriber.ts';
import type { RedisCluster } from '../support/redis/redis-cluster.ts';
import { startRedisCluster } from '../support/redis/start-redis-cluster.ts';

let cluster: RedisCluster;

beforeAll(async () => {
  cluster = await startRedisCluster();
  return () => cluster[Symbol.asyncDispose]();
});

const open = () => {
  const connections = connector(cluster.url, () => {});
  const subscriber = new Subscriber(connections.open('subscriber'));
  onTestFinished(() => subscriber.close());
  const commands = connections.open('work');
  onTestFinished(() => commands.disconnect());
  if (!(commands instanceof Cluster)) throw new Error('The connection is not to a cluster.');
  const received = new Set<string>();
  subscriber.on('message', (channel, text) => received.add(`${channel} ${text}`));
  return { subscriber, commands, received };
};

/** Channels of many slots, so that every node owns some. */
const channels = Array.from({ length: 60 }, (_, i) => `task:{t${i}}:events`);

const publishAll = (commands: Cluster, text: string) =>
  Promise.all(channels.map((channel) => commands.spublish(channel, text)));

const all = (text: string) => channels.map((channel) => `${channel} ${text}`).toSorted();

const ofText = (received: ReadonlySet<string>, text: string) =>
  [...received].filter((one) => one.endsWith(` ${text}`)).toSorted();

/** Publishes until everything is received. Publications may be lost, but not for long. */
const expectAllReceived = async (opened: ReturnType<typeof open>, text: string): Promise<void> => {
  await expect
    .poll(async () => {
      await publishAll(opened.commands, text);
      return ofText(opened.received, text);
    })
    .toEqual(all(text));
};

test('sharded messages are received from every node once the subscription is acknowledged', async () => {
  const { subscriber, commands, received } = open();
  await Promise.all(channels.map((channel) => subscriber.subscribe(channel)));
  await publishAll(commands, '1');
  await expect.poll(() => ofText(received, '1')).toEqual(all('1'));
  for (const channel of channels) subscriber.unsubscribe(channel);
  expect(subscriber.channels).toBe(0);
  for (const { redis } of cluster.nodes) {
    await expect.poll(() => redis.call('PUBSUB', 'SHARDCHANNELS')).toEqual([]);
  }
});

test('unsharded messages are received, whichever node they are published to', async () => {
  const { subscriber, received } = open();
  await subscriber.subscribe('canceled', 'everywhere');
  for (const [i, { redis }] of cluster.nodes.entries()) await redis.publish('canceled', `${i}`);
  await expect
    .poll(() => [...received].toSorted())
    .toEqual(cluster.nodes.map((_, i) => `canceled ${i}`));
});

test('subscriptions survive killed connections, and `resumed` is emitted', async () => {
  const opened = open();
  await Promise.all(channels.map((channel) => opened.subscriber.subscribe(channel)));
  for (const { redis } of await cluster.masters()) {
    const resumed = once(opened.subscriber, 'resumed');
    expect(await redis.client('KILL', 'TYPE', 'pubsub')).toBe(1);
    await resumed;
  }
  await publishAll(opened.commands, '1');
  await expect.poll(() => ofText(opened.received, '1')).toEqual(all('1'));
});

test('a channel follows its slot to another node, and `resumed` is emitted', async () => {
  const opened = open();
  const { subscriber, commands, received } = opened;
  await Promise.all(channels.map((channel) => subscriber.subscribe(channel)));
  const [channel = ''] = channels;
  const slot = slotOf(channel);
  const from = await cluster.masterOfSlot(slot);
  const to = (await cluster.masters()).find((node) => node !== from) ?? expect.unreachable();

  const resumed = once(subscriber, 'resumed');
  await cluster.moveSlot(slot, to);
  await resumed;
  await expect
    .poll(async () => to.redis.call('PUBSUB', 'SHARDNUMSUB', channel))
    .toEqual([channel, 1]);
  await commands.spublish(channel, 'moved');
  await expect.poll(() => [...received]).toContain(`${channel} moved`);
  await expectAllReceived(opened, 'all');
  await cluster.moveSlot(slot, from);
  await expectAllReceived(opened, 'back');
});

test('subscriptions made while slots move are all acknowledged', async () => {
  const opened = open();
  const { subscriber } = opened;
  await Promise.all(channels.slice(0, 30).map((channel) => subscriber.subscribe(channel)));
  const masters = await cluster.masters();
  const slots = channels.slice(20, 40).map(slotOf);
  const moving = (async () => {
    for (const slot of slots) {
      const from = await cluster.masterOfSlot(slot);
      const to = masters[(masters.indexOf(from) + 1) % masters.length] ?? expect.unreachable();
      await cluster.moveSlot(slot, to);
    }
  })();
  await Promise.all(channels.map((channel) => subscriber.subscribe(channel)));
  await moving;
  await expectAllReceived(opened, 'all');
});

test('after a requested failover, channels are received from the new master', async () => {
  const opened = open();
  await Promise.all(channels.map((channel) => opened.subscriber.subscribe(channel)));
  await cluster.failover(await cluster.masterOf(channels[0] ?? ''));
  await expectAllReceived(opened, 'all');
});

test('when a master hangs, its channels are received from the replica that takes over, and `resumed` is emitted', async () => {
  const opened = open();
  await Promise.all(channels.map((channel) => opened.subscriber.subscribe(channel)));
  const victim = await cluster.masterOf(channels[0] ?? '');
  const resumed = once(opened.subscriber, 'resumed');
  victim.freeze();
  onTestFinished(() => victim.wake());
  await cluster.failedOver(victim);
  await resumed;
  await expectAllReceived(opened, 'all');
  victim.wake();
  await cluster.waitForSync(victim);
}, 90_000);

// Leaves a master without a replica.
test('when a master dies, its channels are received from its replica, and `resumed` is emitted', async () => {
  const opened = open();
  await Promise.all(channels.map((channel) => opened.subscriber.subscribe(channel)));
  const late = channels.map((channel) => channel.replace('events', 'late'));
  const victim = await cluster.masterOf(channels[0] ?? '');
  const resumed = once(opened.subscriber, 'resumed');
  await victim.kill();
  // Subscribed while no node owns their slots.
  const subscribing = Promise.all(late.map((channel) => opened.subscriber.subscribe(channel)));
  await cluster.failedOver(victim);
  await Promise.all([resumed, subscribing]);
  await expectAllReceived(opened, 'all');
});
