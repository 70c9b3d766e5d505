import { expect, test } from 'vitest';
import { type Route, routing } from '../../server/route.ts';

const routeTo = (path: string): Route => ({ path, check: 'host', respond: () => {} });

test('the longest match of a path is served, whatever the order of the table', () => {
  const paths = ['/', '/api/', '/api/v1/', '/api/v1/openapi.json', '/graphql'];
  for (const table of [paths, paths.toReversed()]) {
    const routeOf = routing(table.map(routeTo));
    const servedAt = (path: string) => routeOf(path)?.path;
    expect(servedAt('/api/v1/openapi.json')).toBe('/api/v1/openapi.json');
    expect(servedAt('/api/v1/openapi.jsonx')).toBe('/api/v1/');
    expect(servedAt('/api/v1/')).toBe('/api/v1/');
    expect(servedAt('/api/v1')).toBe('/api/');
    expect(servedAt('/graphql/')).toBe('/');
    expect(servedAt('//')).toBe('/');
  }
});

test('without a prefix that matches, a path is not served', () => {
  const routeOf = routing([routeTo('/graphql')]);
  expect(routeOf('/')).toBeUndefined();
  expect(routeOf('/graphql/')).toBeUndefined();
});

test('a path that is listed twice is an error, because one of the two would never be served', () => {
  expect(() => routing([routeTo('/'), routeTo('/')])).toThrow('Two routes have the same path.');
});
