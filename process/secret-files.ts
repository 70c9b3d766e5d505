import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { type Environment, InvalidEnvironmentError, unknownVariables } from './read-environment.ts';
import { describeType } from './value-types.ts';

/**
 * Reads variables some of which may come from files: for each secret variable `NAME`, `NAME_FILE` may hold the path of a file that
 * contains its value. Spaces and line breaks around it are ignored. Neither errors nor logs show it.
 *
 * @param types all variables that `read` may read.
 * @param read receives the environment with the contents of the files in place of their paths.
 * @throws {InvalidEnvironmentError} with one line for each invalid file or variable.
 */
export const withSecretFiles = <Values>(
  types: z.ZodRawShape,
  environment: Environment,
  read: (environment: Environment) => Values,
): Values => {
  const names = secretNames(types);
  const problems = unknownVariables(names.map(fileVariable), environment);
  const failed = new Set<string>();
  const resolved: Record<string, string | undefined> = { ...environment };
  const fromFiles = secretFiles(types, environment);
  for (const [name, path] of fromFiles) {
    delete resolved[fileVariable(name)];
    const content = environment[name]?.trim()
      ? { problem: `${name} and ${fileVariable(name)} are both set. Set one of them.` }
      : readSecret(fileVariable(name), path);
    if (content.problem === undefined) {
      resolved[name] = content.value;
    } else {
      failed.add(name);
      problems.push(content.problem);
    }
  }
  const located = (line: string): string[] => {
    const [name = ''] = line.split(' ', 1);
    if (failed.has(name)) return [];
    return [
      fromFiles.has(name) ? line.replace(name, `${name}, read from ${fileVariable(name)},`) : line,
    ];
  };
  let values: Values;
  try {
    values = read(resolved);
  } catch (error) {
    if (!(error instanceof InvalidEnvironmentError)) throw error;
    throw new InvalidEnvironmentError([...problems, ...error.problems.flatMap(located)]);
  }
  if (problems.length > 0) throw new InvalidEnvironmentError(problems);
  return values;
};

/** The path of the file that each secret variable is read from, by the name of the variable. */
export const secretFiles = (
  types: z.ZodRawShape,
  environment: Environment,
): ReadonlyMap<string, string> =>
  new Map(
    secretNames(types).flatMap((name) => {
      const path = environment[fileVariable(name)]?.trim();
      return path ? [[name, path] as const] : [];
    }),
  );

/** The variables that may come from files. */
export const secretNames = (types: z.ZodRawShape): string[] =>
  Object.entries(types).flatMap(([name, type]) => (describeType(type).secret ? [name] : []));

const fileVariable = (name: string): string => `${name}_FILE`;

/** The most bytes of such a file. */
const maxBytes = 65_536;

type Secret =
  | { readonly value: string; readonly problem?: undefined }
  | { readonly problem: string };

const readSecret = (variable: string, path: string): Secret => {
  const invalid = (reason: string): Secret => ({
    problem: `${variable} is ${JSON.stringify(path)}, ${reason}`,
  });
  let content: Buffer;
  let file: number | undefined;
  try {
    // The path may lead to another file a moment later. Opening a pipe must not wait for whoever writes into it.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(file);
    // Reading a pipe or a device would wait, or never end.
    if (!stats.isFile() && !stats.isDirectory()) return invalid('which is not a file.');
    if (stats.size > maxBytes) {
      return invalid(`a file of ${stats.size} bytes. It must have at most ${maxBytes}.`);
    }
    content = readFileSync(file);
  } catch (error) {
    return invalid(`which cannot be read (${codeOf(error)}).`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
  if (!isUtf8(content) || content.includes(0)) {
    return invalid('which is not text. It must be encoded in UTF-8.');
  }
  const value = content.toString().trim();
  return value === '' ? invalid('an empty file. It must contain the value.') : { value };
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unexpected error';
