import { type ChildProcess, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/**
 * Ends `child` when this process ends, even if it is killed. Returns a function that releases the child, to be called after it has
 * ended.
 */
export const killWithParent = (child: ChildProcess): (() => void) => {
  if (children.size === 0) process.on('exit', killAll);
  children.add(child);
  guardian ??= startGuardian();
  guardian.write(`guard ${child.pid}\n`);
  return () => {
    guardian?.write(`release ${child.pid}\n`);
    children.delete(child);
    if (children.size === 0) process.off('exit', killAll);
  };
};

const children = new Set<ChildProcess>();

const killAll = (): void => {
  for (const child of children) child.kill('SIGKILL');
};

/** The input of the process that outlives this one. One is enough for all children. */
let guardian: Writable | undefined;

/** Has a process group of its own, so that neither Ctrl-C nor a closed terminal ends it first. Does not keep this process alive. */
const startGuardian = (): Writable => {
  const outliving = spawn(process.execPath, [guardianFile], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, NODE_OPTIONS: '' },
    detached: true,
    windowsHide: true,
  });
  outliving.on('error', () => undefined);
  outliving.on('exit', () => {
    guardian = undefined;
  });
  outliving.unref();
  outliving.stdin.on('error', () => undefined);
  return outliving.stdin;
};

const guardianFile = fileURLToPath(new URL('guardian.mjs', import.meta.url));
