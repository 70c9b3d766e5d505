import type { Response } from 'undici';
import { SourceError } from '../source/source-error.ts';
import { requestedCooldown } from './requested-cooldown.ts';
import { serviceName } from './service-name.ts';

/** What an answer means that is neither 2xx nor a status that the source reads itself. */
export const httpStatusError = (response: Response, url: URL, foreign: boolean): SourceError => {
  const { status } = response;
  const said = `${serviceName(url)} answered ${status}`;
  const resting = requestedCooldown(status, response.headers, Date.now());
  const rest = resting === undefined ? {} : { cooldownUntil: resting };

  if (status === 429) {
    const until = resting === undefined ? 'later' : `after ${new Date(resting).toISOString()}`;
    return new SourceError(
      'SOURCE_RATE_LIMITED',
      `${said}: too many requests, or a quota is used up. It may be asked again ${until}.`,
      { retryable: true, ...rest },
    );
  }
  if (status === 401 || status === 403) {
    return foreign || isHtml(response)
      ? blocked(`${said} with a page that keeps programs out.`)
      : new SourceError(
          'SOURCE_UNAUTHORIZED',
          `${said}: it does not accept the credentials that are configured for it.`,
          { retryable: false },
        );
  }
  if (status === 451) return blocked(`${said}: it may not show this for legal reasons.`);
  if (status >= 500 || status === 408 || status === 425) {
    return new SourceError(
      'SOURCE_UNREACHABLE',
      `${said}: it is down or overloaded. A later attempt may do better.`,
      { retryable: true, ...rest },
    );
  }
  return new SourceError(
    'SOURCE_BAD_RESPONSE',
    `${said}, which is not expected. Check the address that is configured or was asked for.`,
    { retryable: false },
  );
};

const blocked = (message: string) =>
  new SourceError('SOURCE_BLOCKED', message, { retryable: false });

const isHtml = (response: Response): boolean =>
  response.headers.get('content-type')?.includes('html') ?? false;
