import { z } from 'zod';
import { limits } from '../contract/limits.ts';

/**
 * The address of a product page, in the form of the URL standard, so that two spellings of one address are equal. Whether its
 * host is public is found out where it is connected to.
 */
export const productUrlSchema = z
  .string()
  .max(limits.productUrl.max, `${limits.productUrl.max} characters at most`)
  .refine((text) => isWebAddress(text), 'an http or https address without user name and password')
  .transform((text) => new URL(text).href);

const isWebAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password;
};
