import { expect, test } from 'vitest';
import { hostList } from '../../outbound/host-list.ts';

test('host allows all ports, host:port only one', () => {
  const allowed = hostList(['Shop.Test', '10.0.0.1:8080', '[::1]']);
  expect(allowed('shop.test', '443')).toBe(true);
  expect(allowed('10.0.0.1', '8080')).toBe(true);
  expect(allowed('10.0.0.1', '80')).toBe(false);
  expect(allowed('[::1]', '80')).toBe(true);
});

test.each(['http://shop.test', 'shop.test/x', 'shop.test:0', 'shop.test:70000', '', 'a b'])(
  'the invalid entry %j is rejected and quoted',
  (entry) => {
    expect(() => hostList([entry])).toThrow(`FETCH_ALLOW_HOSTS contains ${JSON.stringify(entry)}`);
  },
);
