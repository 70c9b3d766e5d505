import { readFileSync } from 'node:fs';
import { isAlive } from './is-alive.ts';

/**
 * Calls `onEnd` after the npm that runs this process has ended, within about a second. npm waits for what it runs, so that happens
 * only if it was killed, and no system announces it. Does nothing if npm does not run this process: a shell may leave commands
 * running. Does not keep this process alive.
 */
export const onNpmEnd = (onEnd: () => void): void => {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const npm = isShell(parent) ? parentOf(parent) : undefined;
  const timer = setInterval(() => {
    // On Windows the ID of the parent stays the same after its end.
    const isOrphan = process.ppid !== parent || !isAlive(parent);
    if (!isOrphan && (npm === undefined || parentOf(parent) === npm)) return;
    clearInterval(timer);
    onEnd();
  }, intervalMs);
  timer.unref();
};

const intervalMs = 1000;

/**
 * Whether the process is the shell that npm runs the script in. Most shells run the last command in their own place, so that npm
 * itself is the parent; Debian's does not. On Windows the shell ends with npm.
 */
const isShell = (pid: number): boolean => {
  const script = process.env['npm_lifecycle_script'];
  return script !== undefined && readProc(pid, 'cmdline').includes(script);
};

const parentOf = (pid: number): number | undefined => {
  // The name of the program, which may contain anything, is in parentheses before these fields.
  const [, parent] = /\) \S (\d+) [^)]*$/.exec(readProc(pid, 'stat')) ?? [];
  return parent === undefined ? undefined : Number(parent);
};

/** Empty outside Linux, and after the process has ended. */
const readProc = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
};
