import type { ExitCode } from './exit-code.ts';
import type { TerminalOut } from './terminal-out.ts';

/** The process environment of one command. */
export interface Environment {
  readonly out: TerminalOut;
  readonly err: TerminalOut;
  readonly env: NodeJS.ProcessEnv;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** What a command receives besides its arguments. */
export interface CommandContext extends Environment {
  /** Sets the exit code. Defaults to 0. */
  exitWith(code: ExitCode): void;
}
