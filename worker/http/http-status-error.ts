import type { OutboundResponse } from '../../outbound/outbound-response.ts';
import { SourceError } from '../source/source-error.ts';
import { requestedCooldown } from './requested-cooldown.ts';
import { serviceName } from './service-name.ts';

/**
 * The error for a status that is neither 2xx nor accepted.
 *
 * @param untrusted whether the URL came from a caller or another page. Then 401 and 403 do not mean wrong credentials.
 */
export const httpStatusError = (response: OutboundResponse, untrusted: boolean): SourceError => {
  const { status, url } = response;
  const returned = `${serviceName(url)} returned ${status}`;
  const cooldownUntil = requestedCooldown(status, response.headers, Date.now());
  const cooldown = cooldownUntil === undefined ? {} : { cooldownUntil };

  if (status === 429) {
    const resume =
      cooldownUntil === undefined ? '' : ` Requests resume at ${isoTime(cooldownUntil)}.`;
    return new SourceError(
      'SOURCE_RATE_LIMITED',
      `${returned} (too many requests or quota exhausted).${resume}`,
      { retryable: true, ...cooldown },
    );
  }
  if (status === 401 || status === 403) {
    return untrusted || isHtml(response)
      ? blocked(`${returned} with a page that blocks automated clients.`)
      : new SourceError(
          'SOURCE_UNAUTHORIZED',
          `${returned} (unauthorized). Check the credentials configured for it.`,
          { retryable: false },
        );
  }
  if (status === 451) return blocked(`${returned} (unavailable for legal reasons).`);
  if (status >= 500 || status === 408 || status === 425) {
    return new SourceError('SOURCE_UNREACHABLE', `${returned}: it is down or overloaded.`, {
      retryable: true,
      ...cooldown,
    });
  }
  return new SourceError(
    'SOURCE_BAD_RESPONSE',
    `${returned}, an unexpected status. Check the URL.`,
    { retryable: false },
  );
};

const isoTime = (at: number) => new Date(at).toISOString();

const blocked = (message: string) =>
  new SourceError('SOURCE_BLOCKED', message, { retryable: false });

const isHtml = (response: OutboundResponse): boolean =>
  response.headers.get('content-type')?.includes('html') ?? false;
