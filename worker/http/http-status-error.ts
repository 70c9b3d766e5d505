import type { OutboundResponse } from '../../outbound/outbound-response.ts';
import type { Barrier } from '../parsing/barrier.ts';
import { SourceError } from '../source/source-error.ts';
import { isChallenge } from './challenge.ts';
import { requestedCooldown } from './requested-cooldown.ts';
import { serviceName } from './service-name.ts';

/**
 * The error for a status that is neither 2xx nor accepted, or for a challenge of any status.
 *
 * @param untrusted whether the URL came from a caller or another page. Then 401 and 403 do not mean wrong credentials.
 * @param barrier what the page that came with the status is.
 */
export const httpStatusError = (
  response: OutboundResponse,
  untrusted: boolean,
  barrier?: Barrier,
): SourceError => {
  const { status, url } = response;
  const returned = `${serviceName(url)} returned ${status}`;
  const cooldownUntil = requestedCooldown(status, response.headers, Date.now());
  const cooldown = cooldownUntil === undefined ? {} : { cooldownUntil };

  if (isChallenge(response)) {
    return blocked(`${returned} with a challenge that only browsers can pass.`);
  }
  if (barrier !== undefined) return blocked(`${returned} with ${barrier}.`);
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
    return untrusted || isHtml(response.headers)
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

/** Whether a response says that it is HTML. */
export const isHtml = (headers: Headers): boolean =>
  headers.get('content-type')?.includes('html') ?? false;
