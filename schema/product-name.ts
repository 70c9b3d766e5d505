import { z } from 'zod';
import { limits } from '../contract/limits.ts';

const { min, max } = limits.productName;

const length = `${min} to ${max} characters`;

/** A product name, trimmed. Length is counted in code points, so an emoji counts as one character. */
export const productNameSchema = z
  .string(length)
  .trim()
  .refine((name) => name.length >= min && [...name].length <= max, length)
  .refine((name) => controlCharacter(name) === undefined, {
    error: ({ input }) =>
      `free of control characters (found ${codePoint(controlCharacter(String(input)) ?? '')})`,
  });

const controlCharacter = (name: string): string | undefined => name.match(/\p{Cc}/u)?.[0];

/** `U+0007` for the bell character. */
const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
