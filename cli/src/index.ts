export { type ExitCode, exitCodes } from './exit-code.ts';
export { type CollectRequest, collectInTerminal } from './follow/collect-in-terminal.ts';
export { runCommand } from './run-command.ts';
export type { StartInput } from './task/start-task.ts';
export type { TerminalOut } from './terminal/terminal-out.ts';
