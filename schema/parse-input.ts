import type { z } from 'zod';
import { badInput } from './errors.ts';

/**
 * Validates arguments with a schema whose messages say what is allowed, as the end of a sentence: "1 to 200 characters".
 *
 * @param values the arguments by name.
 * @throws BAD_USER_INPUT for the first invalid one, with its name, its value and what it must be.
 */
export const parseInput = <T>(schema: z.ZodType<T>, values: object): T => {
  const parsed = schema.safeParse(values, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badInput(nameOf(issue?.path ?? []), issue?.input, issue?.message ?? 'valid');
};

/** `productUrls[2]` for the third of the `productUrls`. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
