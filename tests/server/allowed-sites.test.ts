import { expect, test } from 'vitest';
import { serverConfig } from '../../server/config.ts';

const redis = { REDIS_URL: 'redis://localhost:6379' };

test('ALLOWED_ORIGINS and ALLOWED_HOSTS are read in the form in which browsers send them', () => {
  const config = serverConfig({
    ...redis,
    ALLOWED_ORIGINS: 'https://App.example:443/, http://localhost:5173',
    ALLOWED_HOSTS: 'NAS.local, box:4000,[fd00::1]',
  });
  expect(config.allowedOrigins).toEqual(['https://app.example', 'http://localhost:5173']);
  expect(config.allowedHosts).toEqual(['nas.local', 'box:4000', '[fd00::1]']);
});

test.each(['*', 'null', 'app.example', 'https://*.example', 'https://app.example/page', 'ws://a'])(
  'ALLOWED_ORIGINS does not accept %s',
  (value) => {
    expect(() => serverConfig({ ...redis, ALLOWED_ORIGINS: value })).toThrow(
      `ALLOWED_ORIGINS is ${JSON.stringify(value)}. It must be comma-separated origins such as https://app.example or http://localhost:5173.`,
    );
  },
);

test.each(['*', 'http://nas', 'nas/', 'user@nas', '['])(
  'ALLOWED_HOSTS does not accept %s',
  (value) => {
    expect(() => serverConfig({ ...redis, ALLOWED_HOSTS: value })).toThrow('ALLOWED_HOSTS is ');
  },
);
