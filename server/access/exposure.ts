import { isIP } from 'node:net';

/**
 * Refuses to serve other machines without API keys unless anonymous access is explicitly allowed.
 *
 * @throws {ExposedServerError} naming the variables to set.
 */
export const assertNotExposed = (options: {
  host: string;
  apiKeys: readonly string[];
  allowAnonymous: boolean;
}): void => {
  const { host, apiKeys, allowAnonymous } = options;
  if (isLoopback(host) || apiKeys.length > 0 || allowAnonymous) return;
  throw new ExposedServerError(host);
};

export class ExposedServerError extends Error {
  override name = 'ExposedServerError';
  constructor(host: string) {
    super(
      `HOST is ${host}, which other machines can reach, but API_KEYS is not set. Set API_KEYS, or set ALLOW_ANONYMOUS=true to allow anonymous access.`,
    );
  }
}

/** Whether access is open to everyone who reaches the server, because no keys are configured. */
export const isOpen = ({
  apiKeys,
  operatorKeys,
}: {
  apiKeys: readonly string[];
  operatorKeys: readonly string[];
}): boolean => apiKeys.length === 0 && operatorKeys.length === 0;

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
