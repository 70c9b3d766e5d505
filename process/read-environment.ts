import { z } from 'zod';
import { nearMisses } from './near-miss.ts';
import { describeType } from './value-types.ts';

/** The variables of a process, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `variables` from `environment`. Each is declared as a value type with `.default()` or `.optional()` where it may be left
 * out, and `.describe()`. An empty variable counts as not set.
 *
 * @throws {InvalidEnvironmentError} with one line for each invalid variable, and for each set name that is nearly one of these.
 */
export const readEnvironment = <Variables extends z.ZodRawShape>(
  variables: Variables,
  environment: Environment,
): z.output<z.ZodObject<Variables>> => {
  const { values, problems } = parseVariables(variables, environment);
  const all = [...problems, ...unknownVariables(Object.keys(variables), environment)];
  if (values === undefined || all.length > 0) throw new InvalidEnvironmentError(all);
  return values;
};

/** Some variables of the environment are invalid. The message has one line for each. */
export class InvalidEnvironmentError extends Error {
  override name = 'InvalidEnvironmentError';
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

export type ParsedVariables<Values> =
  | { readonly values: Values; readonly problems: readonly [] }
  | { readonly values: undefined; readonly problems: readonly string[] };

/** Like {@link readEnvironment}, but returns the problems, so that several sets of variables can report theirs together. */
export const parseVariables = <Variables extends z.ZodRawShape>(
  variables: Variables,
  environment: Environment,
): ParsedVariables<z.output<z.ZodObject<Variables>>> => {
  const set = setVariables(environment);
  const parsed = z.object(variables).safeParse(set);
  if (parsed.success) return { values: parsed.data, problems: [] };
  const details = new Map<string, string>();
  for (const { path, code, message } of parsed.error.issues) {
    const name = String(path[0]);
    const detail = code === 'custom' ? message : '';
    details.set(name, details.get(name) || detail);
  }
  const problems = [...details].map(([name, detail]) =>
    problemWith(name, variables[name], set[name], detail),
  );
  return { values: undefined, problems };
};

/** A line for each set variable that is nearly one of `known` and therefore has no effect. */
export const unknownVariables = (known: readonly string[], environment: Environment): string[] =>
  nearMisses(Object.keys(setVariables(environment)), known);

const setVariables = (environment: Environment): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );

const problemWith = (
  name: string,
  type: unknown,
  value: string | undefined,
  detail: string,
): string => {
  const { allowed, secret = false } = describeType(type);
  const what =
    value === undefined
      ? `${name} is not set.`
      : secret
        ? `${name} is invalid (not shown, ${value.length} characters).`
        : `${name} is ${JSON.stringify(withoutCredentials(value).slice(0, 200))}.`;
  return `${what} It must be ${allowed.replaceAll('`', '')}${detail && `: ${detail}`}.`;
};

/** URLs without the username and password that they may contain. */
const withoutCredentials = (value: string): string => value.replace(/\/\/[^/@\s,]*@/g, '//…@');
