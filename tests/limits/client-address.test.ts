import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { clientAddress } from '../../server/access/client-address.ts';

const addressOf = (proxies: readonly string[], from: string, forwarded?: string): string => {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: from });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return clientAddress(proxies)(request);
};

test.each([
  [[], '192.0.2.1', '1.2.3.4', '192.0.2.1'],
  [['10.0.0.0/8'], '10.1.1.1', '1.2.3.4', '1.2.3.4'],
  [['10.0.0.0/8'], '10.1.1.1', '9.9.9.9, 1.2.3.4, 10.2.2.2', '1.2.3.4'],
  [['10.0.0.0/8'], '192.0.2.1', '1.2.3.4', '192.0.2.1'],
  [['10.0.0.0/8'], '10.1.1.1', undefined, '10.1.1.1'],
  [['10.0.0.0/8'], '10.1.1.1', 'unknown', 'unknown'],
  [['10.0.0.0/8'], '::ffff:10.1.1.1', '1.2.3.4', '1.2.3.4'],
  [[], '::ffff:1.2.3.4', undefined, '1.2.3.4'],
  [[], '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  [[], '2001:db8:1:2::9', undefined, '2001:db8:1:2::/64'],
])(
  'behind the proxies %j, %s that forwards %s is the client %s',
  (proxies, from, forwarded, client) => {
    expect(addressOf(proxies, from, forwarded)).toBe(client);
  },
);
