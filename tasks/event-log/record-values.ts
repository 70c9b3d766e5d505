import { z } from 'zod';

/** A field of a record that contains JSON. */
export const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not valid JSON' });
    return z.NEVER;
  }
});

/** A field of a record that contains an integer. */
export const integer = z.coerce.number().int();

/** A field of a record that contains milliseconds since 1970, or is missing. */
export const instant = integer.nullable().default(null);
