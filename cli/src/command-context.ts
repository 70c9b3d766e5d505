import type { ExitCode } from './exit-code.ts';
import type { TerminalOut } from './terminal-out.ts';

/** What surrounds one run of the terminal client. */
export interface Environment {
  readonly out: TerminalOut;
  readonly err: TerminalOut;
  readonly env: NodeJS.ProcessEnv;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}

/** What a command is given besides its words. */
export interface CommandContext extends Environment {
  /** Sets how the process will end; 0 unless called. */
  exitWith(code: ExitCode): void;
}
