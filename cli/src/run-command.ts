import { CommanderError } from 'commander';
import type { Environment } from './command-context.ts';
import { type ExitCode, exitCodeOfError, exitCodes } from './exit-code.ts';
import { oneLine } from './line.ts';
import { createProgram } from './program.ts';

/**
 * Runs one command of the terminal client and prints failures to `err`.
 *
 * @param words the command-line arguments, without the program name.
 */
export const runCommand = async (
  words: readonly string[],
  environment: Environment,
): Promise<ExitCode> => {
  const { err, signal } = environment;
  let exitCode: ExitCode = exitCodes.success;
  const exitWith = (code: ExitCode) => {
    exitCode = code;
  };
  try {
    await createProgram({ ...environment, exitWith }).parseAsync(words, { from: 'user' });
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
