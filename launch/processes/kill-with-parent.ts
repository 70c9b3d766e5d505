import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Ends `child` when this process ends, even if it is killed. Returns a function that releases the child, to be called after it has
 * ended.
 */
export const killWithParent = (child: ChildProcess): (() => void) => {
  if (children.size === 0) process.on('exit', killAll);
  children.add(child);
  const watcher = watch(child);
  return () => {
    watcher?.kill('SIGKILL');
    watcher?.stdin?.destroy();
    children.delete(child);
    if (children.size === 0) process.off('exit', killAll);
  };
};

const children = new Set<ChildProcess>();

const killAll = (): void => {
  for (const child of children) child.kill('SIGKILL');
};

/** A shell that ends the child when its input closes, which happens when this process ends. Windows has no such shell. */
const watch = (child: ChildProcess): ChildProcess | undefined => {
  if (process.platform === 'win32') return undefined;
  const script = 'read -r _; kill -TERM "$1"; sleep 2; kill -KILL "$1"';
  const watcher = spawn('sh', ['-c', script, 'kill-with-parent', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.on('error', () => undefined);
  watcher.unref();
  return watcher;
};
