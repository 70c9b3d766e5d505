import { unwatchFile, watchFile } from 'node:fs';

/**
 * Calls `onChange` when one of the files is replaced or written, at the latest after `intervalMs`, and on SIGHUP. Files are compared by their
 * modification time, so that a link to another file, as Kubernetes changes it, counts as well.
 */
export const followFiles = (
  paths: readonly string[],
  onChange: () => void,
  intervalMs = 5000,
): (() => void) => {
  const options = { persistent: false, interval: intervalMs };
  const listener = () => onChange();
  for (const path of paths) watchFile(path, options, listener);
  // Without files to read again, SIGHUP ends the process, as when its terminal is closed.
  if (paths.length > 0) process.on('SIGHUP', listener);
  return () => {
    for (const path of paths) unwatchFile(path, listener);
    process.off('SIGHUP', listener);
  };
};
