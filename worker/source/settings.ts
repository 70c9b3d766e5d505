import { z } from 'zod';

/** The address of a service: http or https, without user and password. */
export const address = z.string().transform((text, context): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.username + url.password === '') {
    return url;
  }
  context.addIssue(
    'must be an address that begins with http:// or https://, without user and password',
  );
  return z.NEVER;
});

/** What stands between commas; blanks count for nothing. */
export const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** A list of addresses, comma-separated; each counts once. */
export const addresses = list
  .pipe(z.array(address).min(1, 'must hold one address at least'))
  .transform((urls) => [...new Map(urls.map((url) => [url.href, url])).values()]);

/** A key that is sent along as it is. */
export const secret = z.string().regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

/** A whole number of requests in a whole number of seconds, a day at most; undefined for 0, which is any number. */
export const requestLimit = z
  .string()
  .regex(/^(0|[1-9]\d{0,6}\/[1-9]\d{0,4})$/, 'must be requests/seconds such as 60/60, or 0')
  .transform((text) => {
    const [requests = 0, seconds = 0] = text.split('/').map(Number);
    return requests === 0 ? undefined : { requests, seconds };
  });
