import { z } from 'zod';
import { limits } from '../contract/limits.ts';
import { hasLength } from './parse-input.ts';

const { min, max } = limits.productName;

const length = `${min} to ${max} characters`;

/** A product name, trimmed. */
export const productNameSchema = z
  .string(length)
  .trim()
  .refine((name) => hasLength(name, limits.productName), length)
  .refine((name) => !controlCharacter.test(name), {
    error: ({ input }) =>
      `free of control characters (found ${codePoint(input, controlCharacter)})`,
  })
  .refine((name) => !loneSurrogate.test(name), {
    error: ({ input }) => `well-formed Unicode (found ${codePoint(input, loneSurrogate)} alone)`,
  });

const controlCharacter = /\p{Cc}/u;

/** Half of a character, which cannot be stored as UTF-8. */
const loneSurrogate = /\p{Cs}/u;

/** The first character that matches: `U+0007` for the bell character. */
const codePoint = (input: unknown, pattern: RegExp): string => {
  const [character = ''] = pattern.exec(String(input)) ?? [];
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
};
