import { z } from 'zod';

/** What a variable of one type may hold. */
export interface ValueTypeDescription {
  /** Completes the sentence "It must be …". */
  readonly allowed: string;
  /** The value is a credential: errors do not show it. */
  readonly secret?: boolean;
}

/** A type of variable: converts its text, and has a description for errors and for the documentation. */
export type ValueType<Value> = z.ZodType<Value, string>;

/**
 * Gives `schema` the description that errors and the documentation show. Issues that the schema adds with a message of its own
 * are appended to it.
 */
export const valueType = <Schema extends z.ZodType<unknown, string>>(
  schema: Schema,
  description: ValueTypeDescription,
): Schema => {
  descriptions.add(schema, description);
  return schema;
};

/**
 * The description of a type, which may be wrapped in `.default()` or `.optional()`.
 *
 * @throws when it was not made by {@link valueType}.
 */
export const describeType = (schema: unknown): ValueTypeDescription => {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) {
    return describeType(schema.unwrap());
  }
  const description = schema instanceof z.ZodType ? descriptions.get(schema) : undefined;
  if (!description) throw new Error('A variable must have one of the types of value-types.ts.');
  return description;
};

const descriptions = z.registry<ValueTypeDescription>();

/** Text of any form that `pattern` matches. */
export const text = (pattern: RegExp, allowed: string) =>
  valueType(z.string().regex(pattern), { allowed });

/** Text that `isValid` accepts and that may contain credentials. */
export const secretText = (isValid: (value: string) => boolean, allowed: string) =>
  valueType(z.string().refine(isValid, { error: '' }), { allowed, secret: true });

/** A whole number in decimal digits, bounds included. */
export const integer = (bounds: { min: number; max: number; unit?: string }) => {
  const { min, max, unit } = bounds;
  const numbers = unit ? `a whole number of ${unit}` : 'a whole number';
  return valueType(z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max)), {
    allowed: `${numbers} from ${min} to ${max}`,
  });
};

export const boolean = valueType(
  z.enum(['true', 'false']).transform((value) => value === 'true'),
  { allowed: '`true` or `false`' },
);

export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  valueType(z.enum(values), { allowed: `one of ${values.map(quoted).join(', ')}` });

/** Comma-separated items of one type. */
export const listOf = <Item>(item: ValueType<Item>, description: ValueTypeDescription) =>
  valueType(splitAtCommas.pipe(z.array(item)), description);

/** The items of a list that commas or line breaks separate, trimmed; empty ones are ignored. */
export const splitAtCommas = z.string().transform((list) =>
  list
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

/** Comma-separated names, at least one, each once. */
export const namesOf = (pattern: RegExp, allowed: string) =>
  valueType(
    splitAtCommas
      .pipe(z.array(z.string().regex(pattern)).min(1))
      .transform((list) => [...new Set(list)]),
    { allowed },
  );

/** Comma-separated names from a fixed set, in any case. */
export const subsetOf = <const Names extends readonly Uppercase<string>[]>(names: Names) =>
  listOf(z.string().toUpperCase().pipe(z.enum(names)), {
    allowed: `a comma-separated subset of ${names.map(quoted).join(', ')}`,
  });

/** The base URL of a service, without credentials. */
export const serviceUrl = valueType(
  z
    .string()
    .refine((value) => isServiceUrl(value), { error: '' })
    .transform((value) => new URL(value)),
  { allowed: 'an http or https URL without a username or password' },
);

const isServiceUrl = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username + password === '';
};

/** Comma-separated URLs, at least one, each once. */
export const serviceUrls = valueType(
  splitAtCommas
    .pipe(z.array(serviceUrl).min(1))
    .transform((list) => [...new Map(list.map((one) => [one.href, one])).values()]),
  { allowed: 'comma-separated http or https URLs without a username or password' },
);

const printable = /^[\x21-\x7e]+$/;

/** An identifier that a service issues and that may be shown. */
export const identifier = text(printable, 'printable ASCII without spaces');

/** A key or a password that is sent unchanged. */
export const secret = valueType(z.string().regex(printable), {
  allowed: 'printable ASCII without spaces',
  secret: true,
});

/** Keys of the operator's choice, at least one, of `min` or more characters each, in a form in which clients can send them. */
export const keyList = ({ min }: { min: number }) =>
  valueType(splitAtCommas.pipe(z.array(z.string().min(min).regex(printable)).min(1)), {
    allowed: `comma-separated keys of ${min} or more characters each, in printable ASCII without spaces`,
    secret: true,
  });

/** A secret of the operator's choice, of `min` or more characters. */
export const secretOf = ({ min }: { min: number }) =>
  valueType(z.string().min(min), {
    allowed: `a secret of ${min} or more characters`,
    secret: true,
  });

/** Requests within any span of so many seconds, which is a day at most. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

/** `requests/seconds`; undefined for `0`, which is no limit. */
export const rateLimit = valueType(
  z
    .string()
    .regex(/^(0|[1-9]\d{0,6}\/[1-9]\d{0,4})$/)
    .transform((value): RateLimit | undefined => {
      const [requests = 0, seconds = 0] = value.split('/').map(Number);
      return requests === 0 ? undefined : { requests, seconds };
    }),
  { allowed: '`requests/seconds` such as `60/60`, or `0` for no limit' },
);

const quoted = (name: string): string => `\`${name}\``;
