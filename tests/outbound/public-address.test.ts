import { expect, test } from 'vitest';
import { isPublicAddress } from '../../outbound/public-address.ts';

test.each(['1.1.1.1', '2606:4700::1', '::ffff:8.8.8.8'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  '100.64.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::127.0.0.1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  '168.63.129.16',
  '::ffff:168.63.129.16',
  'name',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
