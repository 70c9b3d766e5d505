import { z } from 'zod';
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

/** A field that may be omitted or null, which are the same. */
export const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

/** A list of which one must apply, sorted and without repetitions. An empty list does not restrict, so that it is undefined. */
export const anyOf = <T extends z.ZodType>(schema: T) =>
  z
    .array(schema)
    .nullish()
    .transform((list) => (list?.length ? [...new Set(list)].sort() : undefined));

/** A text of a length, without the spaces around it. */
export const textOf = (length: { readonly min: number; readonly max: number }) =>
  z
    .string()
    .trim()
    .refine((text) => hasLength(text, length), `${length.min} to ${length.max} characters`);

/** Whether a text is as long as allowed. Counted in code points, so an emoji counts as one character. */
export const hasLength = (text: string, { min, max }: { min: number; max: number }): boolean =>
  text.length >= min && [...text].length <= max;

/** `productUrls[2]` for the third of the `productUrls`. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
