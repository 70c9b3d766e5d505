import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { catalogue } from '../contract/catalogue.ts';
import { processVariables } from './variables.ts';

/**
 * Reads the variables that `shape` names. Empty ones count as not set.
 *
 * @throws {InvalidEnvironmentError} with a line for each variable that holds what it may not, and for each name that is nearly one of
 *   ours.
 */
export const readEnvironment = <Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<z.ZodObject<Shape>> => {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const problems = Object.keys(set).flatMap(nearMiss);
  const parsed = z.object(shape).safeParse(set);
  if (!parsed.success) {
    problems.push(
      ...parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0]);
        const held = set[name];
        return held === undefined
          ? `${name} is not set; it must be ${message}.`
          : `${name} is ${isSecret(name) ? 'set to something else' : JSON.stringify(held)}; it must be ${message}.`;
      }),
    );
  }
  if (problems.length > 0 || !parsed.success)
    throw new InvalidEnvironmentError([...new Set(problems)]);
  return parsed.data;
};

/** Variables of the environment that hold what they may not. */
export class InvalidEnvironmentError extends Error {
  override name = 'InvalidEnvironmentError';
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

const known = new Set([
  ...Object.keys(processVariables),
  ...Object.values(catalogue).flatMap(({ variables }) => Object.keys(variables)),
]);

/** Short names are too near to others' (HOST and HOSTS, PORT and POST) to be judged. */
const shortest = 7;

const nearMiss = (name: string): string[] => {
  if (known.has(name) || name.length < shortest) return [];
  const meant = [...known].find(
    (other) => other.length >= shortest && distance(name.toUpperCase(), other) <= 1,
  );
  return meant ? [`${name} is no variable of Reviewcast; ${meant} is. Rename it or unset it.`] : [];
};

const isSecret = (name: string): boolean => /KEY|SECRET|TOKEN|PASS|REDIS_URL/.test(name);
