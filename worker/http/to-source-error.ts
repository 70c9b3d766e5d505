import { NonPublicAddressError } from '../../outbound/agents.ts';
import { SourceError } from '../source/source-error.ts';
import { serviceName } from './service-name.ts';

/** What an error means that was thrown where an answer was awaited. */
export const toSourceError = (error: unknown, url: URL): SourceError => {
  if (error instanceof SourceError) return error;
  const root = rootOf(error);
  const service = serviceName(url);
  if (root instanceof NonPublicAddressError) {
    return new SourceError(
      'SOURCE_BLOCKED',
      `${service} leads to an address that is not public. An operator may allow its host in FETCH_ALLOW_HOSTS.`,
      { retryable: false },
    );
  }
  const code = codeOf(root);
  // zlib speaks in Z_*, brotli in ERR_*: the bytes came, but they are not what they were said to be.
  if (/^(Z_|ERR__?(BROTLI|ERROR_FORMAT))/.test(code)) {
    return new SourceError(
      'SOURCE_BAD_RESPONSE',
      `${service} answered with a body whose compression is broken (${code}).`,
      { retryable: true, cause: error },
    );
  }
  return new SourceError(
    'SOURCE_UNREACHABLE',
    `${service} could not be reached, or broke off${code === '' ? '' : ` (${code})`}. A later attempt may do better.`,
    { retryable: true, cause: error },
  );
};

const rootOf = (error: unknown): unknown => {
  let root = error;
  for (let depth = 0; depth < 5 && root instanceof Error && root.cause !== undefined; depth++) {
    root = root.cause;
  }
  return root;
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
