import type { z } from 'zod';
import { badInput } from './errors.ts';

/**
 * Reads arguments with a schema whose messages say what is allowed, as the end of a sentence: "1 to 200 characters".
 *
 * @param held the arguments by name.
 * @throws BAD_USER_INPUT for the first that does not fit, naming it, what it held and what it may hold.
 */
export const parseInput = <T>(schema: z.ZodType<T>, held: object): T => {
  const parsed = schema.safeParse(held, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badInput(nameOf(issue?.path ?? []), issue?.input, issue?.message ?? 'of another form');
};

/** `productUrls[2]` for the third of the `productUrls`. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
