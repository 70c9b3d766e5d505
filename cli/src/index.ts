export { type CollectRequest, collectInTerminal } from './collect-in-terminal.ts';
export { type ExitCode, exitCodes } from './exit-code.ts';
export { runCommand } from './run-command.ts';
export type { StartInput } from './start-task.ts';
export type { TerminalOut } from './terminal-out.ts';
