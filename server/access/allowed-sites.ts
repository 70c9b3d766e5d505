import { z } from 'zod';

/** An origin in the form in which browsers send it: lowercase, without a default port, without a path. */
export const allowedOrigin = z
  .string()
  .refine((value) => isOrigin(value), { error: '' })
  .transform((value) => new URL(value).origin);

/** An origin, or `https:` for all of them with HTTPS. */
export const imageSource = z.literal('https:').or(allowedOrigin);

const isOrigin = (value: string): boolean => {
  if (!/^https?:\/\/[^/?#@]+\/?$/i.test(value) || !URL.canParse(value)) return false;
  return !new URL(value).hostname.includes('*');
};

/** `host` or `host:port` in lowercase. IPv6 addresses are in brackets. */
export const allowedHost = z
  .string()
  .refine((value) => isHost(value), { error: '' })
  .transform((value) => value.toLowerCase());

const isHost = (value: string): boolean =>
  /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d+)?$/i.test(value) && URL.canParse(`http://${value}`);
