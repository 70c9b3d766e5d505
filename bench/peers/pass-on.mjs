import { Redis } from 'ioredis';
import { channels } from './channels.mjs';

/**
 * Passes on what Redis publishes: `deliver(clients, text)` sends the text to the clients of its channel. Returns a function that adds a
 * client to a channel until it closes.
 */
export const passOn = async (deliver) => {
  const clients = new Map();
  const redis = new Redis(process.env.REDIS_URL);
  redis.on('pmessage', (_pattern, channel, text) => deliver(clients.get(channel) ?? [], text));
  await redis.psubscribe(channels);
  return (channel, client) => {
    const others = clients.get(channel);
    if (others) others.add(client);
    else clients.set(channel, new Set([client]));
    client.on('close', () => clients.get(channel).delete(client));
  };
};
