import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Ends `child` when this process ends, however it ends: also when it is killed and has no time for a last word. Returns the
 * guard's release, which is called once the child has ended.
 */
export const guard = (child: ChildProcess): (() => void) => {
  if (guarded.size === 0) process.on('exit', killAll);
  guarded.add(child);
  const watcher = watch(child);
  return () => {
    watcher?.kill('SIGKILL');
    watcher?.stdin?.destroy();
    guarded.delete(child);
    if (guarded.size === 0) process.off('exit', killAll);
  };
};

const guarded = new Set<ChildProcess>();

const killAll = (): void => {
  for (const child of guarded) child.kill('SIGKILL');
};

/** A shell whose input ends when this process does; it then ends the child. Windows has none. */
const watch = (child: ChildProcess): ChildProcess | undefined => {
  if (process.platform === 'win32') return undefined;
  const script = 'read -r _; kill -TERM "$1"; sleep 2; kill -KILL "$1"';
  const watcher = spawn('sh', ['-c', script, 'guard', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.on('error', () => undefined);
  watcher.unref();
  return watcher;
};
