import { execFileSync } from 'node:child_process';

/** A command and its arguments. */
export type CommandLine = readonly [string, ...string[]];

const isRoot = process.getuid?.() === 0;

/** Whether file systems can be made read-only for one process. */
const canRemount = ((): boolean => {
  if (!isRoot || process.platform !== 'linux') return false;
  try {
    execFileSync('unshare', ['-m', 'sh', '-c', 'mount -o remount,bind,ro /'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A user and group that own nothing. Undefined if this process may not become another user. */
export const unprivilegedId = isRoot ? 65_534 : undefined;

/** The command, run as the unprivileged user. It replaces the process that starts it, so signals reach it. */
export const asUnprivileged = (command: CommandLine): CommandLine =>
  unprivilegedId === undefined
    ? command
    : [
        'setpriv',
        ...['--reuid', `${unprivilegedId}`, '--regid', `${unprivilegedId}`, '--clear-groups'],
        ...['--no-new-privs', ...command],
      ];

/** The same with a root file system that is read-only, as far as this process may arrange that. */
export const asContainer = (command: CommandLine): CommandLine =>
  canRemount
    ? [
        'unshare',
        ...['--mount', '--propagation', 'private', 'sh', '-c'],
        'mount -o remount,bind,ro / && if mountpoint -q /tmp; then mount -o remount,bind,ro /tmp; fi && exec "$@"',
        ...['sh', ...asUnprivileged(command)],
      ]
    : asUnprivileged(command);
