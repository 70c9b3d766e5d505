import { z } from 'zod';
import { nearMisses } from './near-miss.ts';
import { isServiceLink } from './service-link.ts';
import { describeType } from './value-types.ts';

/** The variables of a process, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `variables` from `environment`. Each is declared as a value type with `.default()` or `.optional()` where it may be left
 * out, and `.describe()`. An empty variable counts as not set.
 *
 * @throws {InvalidEnvironmentError} with one line for each invalid variable, and for each set name that is nearly one of these
 *   while that one is not set.
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
  /** One line for each. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
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
  for (const name of replacedByDefault(variables, environment)) delete set[name];
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

/** A line for each set variable that is nearly one of `known`, which is not set and may have been meant. */
export const unknownVariables = (known: readonly string[], environment: Environment): string[] =>
  ineffective(known, environment)
    .filter(({ meant }) => !environment[meant]?.trim())
    .map(({ name, meant }) => `Unknown variable ${name}. Did you mean ${meant}?`);

/**
 * A line for each set variable that is ignored although it may have been meant, and that does not keep the process from working:
 * one that is nearly one of `known`, which is set as well, and one of `variables` that the platform set for a service of its own.
 */
export const ignoredVariables = (
  variables: z.ZodRawShape,
  known: readonly string[],
  environment: Environment,
): string[] => [
  ...ineffective(known, environment)
    .filter(({ meant }) => environment[meant]?.trim())
    .map(({ name, meant }) => `Unknown variable ${name} is ignored, because ${meant} is set.`),
  ...replacedByDefault(variables, environment).map(
    (name) =>
      `${name} is ${JSON.stringify(environment[name]?.trim())} and is ignored: Kubernetes or Docker sets such variables for services.`,
  ),
];

const ineffective = (known: readonly string[], environment: Environment) => {
  const set = Object.entries(setVariables(environment));
  const names = set.flatMap(([name, value]) => (value && isServiceLink(value) ? [] : [name]));
  return nearMisses(names, known);
};

/** The variables that hold a service link and need not be set. */
const replacedByDefault = (variables: z.ZodRawShape, environment: Environment): string[] =>
  Object.entries(variables).flatMap(([name, type]) => {
    const isOptional = type instanceof z.ZodDefault || type instanceof z.ZodOptional;
    return isOptional && isServiceLink(environment[name]?.trim() ?? '') ? [name] : [];
  });

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
