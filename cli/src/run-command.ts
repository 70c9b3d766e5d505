import { CommanderError } from 'commander';
import { oneLine } from './clip.ts';
import type { Environment } from './command-context.ts';
import { type ExitCode, exitCodeOfError, exitCodes } from './exit-code.ts';
import { createProgram } from './program.ts';

/**
 * Runs one command of the terminal client; what went wrong is told on `err`.
 *
 * @param words what stands behind `npm run tasks --`.
 */
export const runCommand = async (
  words: readonly string[],
  surroundings: Environment,
): Promise<ExitCode> => {
  const { err, signal } = surroundings;
  let exitCode: ExitCode = exitCodes.success;
  const exitWith = (code: ExitCode) => {
    exitCode = code;
  };
  try {
    await createProgram({ ...surroundings, exitWith }).parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted;
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
    }
    const code = exitCodeOfError(error);
    if (error instanceof Error) err.write(`${oneLine(error.message)}\n`);
    return code;
  }
};
