import { errorCode } from '../../outbound/error-code.ts';
import { LookupTimeoutError, NonPublicAddressError } from '../../outbound/public-lookup.ts';
import { BodyTooLargeError } from '../../outbound/read-body.ts';
import { RedirectError } from '../../outbound/redirects.ts';
import { UnsupportedUrlError } from '../../outbound/send-request.ts';
import { SourceError } from '../source/source-error.ts';
import { serviceName } from './service-name.ts';

/** Converts an error that a request to `url` threw. A SourceError is returned unchanged. */
export const toSourceError = (error: unknown, url: URL): SourceError => {
  if (error instanceof SourceError) return error;
  const root = rootCause(error);
  const service = serviceName(url);
  if (root instanceof NonPublicAddressError) {
    return blocked(
      `${service} has no public address. Check the URL, or add its host to FETCH_ALLOW_HOSTS.`,
    );
  }
  if (root instanceof UnsupportedUrlError) return blocked(root.message);
  if (root instanceof BodyTooLargeError) {
    return badResponse(`${service} returned more than the maximum of ${root.maxBytes} bytes.`);
  }
  if (root instanceof RedirectError) {
    return badResponse(`${service} ${root.behavior}. Check the URL.`);
  }
  if (root instanceof LookupTimeoutError) {
    return new SourceError(
      'SOURCE_UNREACHABLE',
      `${service} could not be resolved in time (DNS).`,
      {
        retryable: true,
        cause: error,
      },
    );
  }
  const code = errorCode(root);
  if (isDecompressionCode(code)) {
    return new SourceError(
      'SOURCE_BAD_RESPONSE',
      `${service} returned a body that cannot be decompressed (${code}).`,
      { retryable: true, cause: error },
    );
  }
  return new SourceError(
    'SOURCE_UNREACHABLE',
    `${service} is unreachable or closed the connection${code === '' ? '' : ` (${code})`}.`,
    { retryable: true, cause: error },
  );
};

const blocked = (message: string) =>
  new SourceError('SOURCE_BLOCKED', message, { retryable: false });

const badResponse = (message: string) =>
  new SourceError('SOURCE_BAD_RESPONSE', message, { retryable: false });

/** zlib's codes start with Z_, brotli's with ERR_ or ERR__. */
const isDecompressionCode = (code: string) => /^(Z_|ERR__?(BROTLI|ERROR_FORMAT))/.test(code);

const rootCause = (error: unknown): unknown => {
  let root = error;
  for (let depth = 0; depth < 5 && root instanceof Error && root.cause !== undefined; depth++) {
    root = root.cause;
  }
  return root;
};
