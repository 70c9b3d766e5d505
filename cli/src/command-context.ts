import type { ExitCode } from './exit-code.ts';
import type { TerminalOut } from './terminal/terminal-out.ts';

/** The process environment of one command. */
export interface Environment {
  readonly out: TerminalOut;
  readonly err: TerminalOut;
  readonly env: NodeJS.ProcessEnv;
  /** What confirmations are read from, such as `process.stdin`. Default: nothing can be asked. */
  readonly input?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** What a command receives besides its arguments. */
export interface CommandContext extends Environment {
  /** Sets the exit code. Defaults to 0. */
  exitWith(code: ExitCode): void;
}
