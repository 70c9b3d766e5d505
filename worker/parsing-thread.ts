import type { ParsingResult, ParsingTask } from './parsing/open-parsing.ts';
import { SourceError } from './source/source-error.ts';
import { parsers } from './sources/parsers.ts';

/** Runs in the threads of {@link openParsing}. */
export default ({ parser: index, input }: ParsingTask): ParsingResult => {
  const parser = parsers[index];
  if (parser === undefined) throw new Error(`There is no parser ${index}.`);
  try {
    // The caller's type of the parser guarantees that the input fits.
    return { output: parser(input as never) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { code, message, retryable, cooldownUntil } = error;
    return { failure: { code, message, retryable, cooldownUntil } };
  }
};
