import { runCommand } from '../../../cli/src/run-command.ts';
import { Written } from '../client/written.ts';

/** Runs one command against the server at `url`, away from a terminal; what it wrote and how it ended. */
export const run = async (url: string, ...words: string[]) => {
  const out = new Written();
  const err = new Written();
  const { signal } = new AbortController();
  const env = { REVIEWCAST_URL: url };
  const code = await runCommand(words, { out, err, env, signal });
  return { code, out: out.text, err: err.text };
};
