import { z } from 'zod';
import { limits } from '../contract/limits.ts';

const webUrl = 'an http or https URL without a user name or password';

/**
 * The URL of a product page, normalized by the URL Standard so that two spellings of one address compare equal. Whether its host
 * is public is checked when a worker connects to it.
 */
export const productUrlSchema = z
  .string(webUrl)
  .max(limits.productUrl.max, `at most ${limits.productUrl.max} characters`)
  .refine((text) => isWebUrl(text), webUrl)
  .transform((text) => new URL(text).href);

const isWebUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password;
};
